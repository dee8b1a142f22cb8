using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>From a file or a text to the one YAML document in it.</summary>
internal static class YamlText
{
    /// <summary>The root of the document, or null after reporting why not.</summary>
    public static YamlNode? Root(string yaml, Problems problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1)
                return stream.Documents[0].RootNode;
            problems.Add(Words.OneDocument);
        }
        catch (YamlException broken)
        {
            problems.Add(Words.NotYaml(broken.InnerException?.Message ?? broken.Message), broken.Start);
        }
        return null;
    }

    /// <summary>The text of a file, or null after reporting why not.</summary>
    public static string? Read(string path, Problems problems)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            problems.Add(Words.CannotRead(broken.Message));
            return null;
        }
    }
}
