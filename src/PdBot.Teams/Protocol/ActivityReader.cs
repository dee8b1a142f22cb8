using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;

namespace PdBot.Teams.Protocol;

/// <summary>Reads activities from bytes. Never throws on what the bytes say, only when the connection breaks.</summary>
public static class ActivityReader
{
    /// <summary>Reads a whole body.</summary>
    public static ActivityParse Parse(in ReadOnlySequence<byte> utf8)
    {
        if (!IsText(utf8))
            return new(null, ActivityError.Malformed);
        try
        {
            // Comments, trailing commas and a second value after the first are refused by the reader's defaults.
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ProtocolJson.MaxDepth });
            var activity = JsonSerializer.Deserialize(ref reader, ProtocolJson.Default.Activity);
            return reader.Read() ? new(null, ActivityError.Malformed) : Checked(activity);
        }
        catch (JsonException)
        {
            return new(null, ActivityError.Malformed);
        }
    }

    /// <summary>Whether every text in the JSON is one: the serializer itself looks only when a text is read, long after the body was taken for good.</summary>
    private static bool IsText(in ReadOnlySequence<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.IsSingleSegment ? utf8.FirstSpan : utf8.ToArray()))
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ProtocolJson.MaxDepth });
            while (reader.Read())
                // Only an escape can still be half a character.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static ActivityParse Checked(Activity? activity) => activity switch
    {
        null => new(null, ActivityError.Malformed),
        { Type: null or "" } => new(null, ActivityError.MissingType),
        _ => new(activity, ActivityError.None),
    };

    /// <summary>Reads a request body of at most <paramref name="maxBytes"/> bytes without copying it first.</summary>
    public static async ValueTask<ActivityParse> ParseAsync(PipeReader body, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.Length > maxBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                return new(null, ActivityError.TooLarge);
            }

            if (read.IsCompleted)
            {
                var parsed = Parse(read.Buffer);
                body.AdvanceTo(read.Buffer.End);
                return parsed;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
