using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>What goes wrong with one call to the storage account.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The call does not get through; the process lives on.</summary>
    Refused,
    /// <summary>The call is carried out and its answer is lost; the client asks again.</summary>
    AnswerLost,
    /// <summary>The process dies before the call.</summary>
    DiesBefore,
    /// <summary>The process dies after the call.</summary>
    DiesAfter,
}

/// <summary>The way to the storage account of one process: counts the calls, and lets one of them go wrong.</summary>
internal sealed partial class StorageCalls(int at = 0, Fault fault = Fault.None) : HttpPipelineTransport
{
    private readonly HttpClientTransport _network = new();
    private readonly List<string> _made = [];

    /// <summary>From when on calls count.</summary>
    public bool IsArmed { get; set; }

    /// <summary>Whether the process is dead: nothing it tries gets through any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Whether the fault has happened.</summary>
    public bool HasFired { get; private set; }

    /// <summary>How many bytes the calls carried to the account.</summary>
    public long Bytes { get; private set; }

    /// <summary>The calls, in words that are the same for every store.</summary>
    public IReadOnlyList<string> Made => _made;

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var isIt = Count(message.Request);
        if (IsDead || isIt && fault is Fault.Refused or Fault.DiesBefore)
        {
            IsDead |= fault == Fault.DiesBefore;
            throw new IOException("The call does not get through.");
        }
        await _network.ProcessAsync(message);
        if (!isIt)
            return;
        IsDead |= fault == Fault.DiesAfter;
        throw new IOException("The answer is lost.");
    }

    /// <summary>Counts; true when this is the call that goes wrong.</summary>
    private bool Count(Request request)
    {
        if (!IsArmed)
            return false;
        lock (_made)
        {
            _made.Add(Word(request));
            Bytes += request.Content is { } content && content.TryComputeLength(out var length) ? length : 0;
            if (fault == Fault.None || HasFired || _made.Count != at)
                return false;
            return HasFired = true;
        }
    }

    private static string Word(Request request)
    {
        var path = request.Uri.ToUri().AbsolutePath;
        var what = Prefix().Replace(path[(path.IndexOf('/', 1) + 1)..], "");
        return $"{request.Method} {Keys().Replace(what, "(…)")}";
    }

    [GeneratedRegex("^t[0-9a-f]{19}-?")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\(.*\)|(?<=messages/).*")]
    private static partial Regex Keys();
}
