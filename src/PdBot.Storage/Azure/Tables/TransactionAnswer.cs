using System.Globalization;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>The answer to a transaction: a batch of one change set, with an answer per part.</summary>
internal static class TransactionAnswer
{
    /// <summary>Takes the answer apart.</summary>
    /// <param name="response">Status 202, whatever became of the actions.</param>
    /// <param name="actions">How many there were.</param>
    /// <returns>One per action.</returns>
    /// <exception cref="TableTransactionFailedException">An action was refused; it has the only answer.</exception>
    /// <exception cref="RequestFailedException">The answer cannot be read: what became of the transaction is not known.</exception>
    public static IReadOnlyList<Response> Read(Response response, int actions)
    {
        var answers = Read(response);
        if (answers.FirstOrDefault(answer => answer.Status >= 400) is { } refused)
            throw Refusal(refused);
        return answers.Count == actions ? answers : throw Unreadable(response);
    }

    private static List<ActionResponse> Read(Response response)
    {
        try
        {
            var batch = Boundary(response.Headers.ContentType ?? "");
            var outer = Parts(Lines(response.Content.ToString()), batch).Single();
            var blank = outer.IndexOf("");
            var header = outer[..blank].Single(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase));
            return [.. Parts(outer[(blank + 1)..], Boundary(header)).Select(part => ActionResponse.Parse(part, response.ClientRequestId))];
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            throw Unreadable(response);
        }
    }

    private static RequestFailedException Unreadable(Response response) =>
        new(response.Status, "The answer to a transaction cannot be read; whether it was stored is not known.", null, null);

    // The service writes the number of the action before the text of the error.
    private static TableTransactionFailedException Refusal(Response action)
    {
        var (code, text) = StorageFailure.ErrorOf(action.Content.ToString());
        int? index = int.TryParse(text?.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new(action.Status, StorageFailure.Describe(action, code), code, index);
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];

    private static string Boundary(string contentType)
    {
        var at = contentType.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? throw new FormatException() : contentType[(at + 9)..].Split(';')[0].Trim().Trim('"');
    }

    private static List<List<string>> Parts(List<string> lines, string boundary)
    {
        var parts = new List<List<string>>();
        foreach (var line in lines)
            if (line.TrimEnd() == $"--{boundary}--")
                return parts;
            else if (line.TrimEnd() == $"--{boundary}")
                parts.Add([]);
            else if (parts is [.., var part])
                part.Add(line);
        throw new FormatException("It has no end.");
    }
}
