namespace PdBot.Teams.Outbound;

/// <summary>One of the Connector's operations.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="MayDuplicate">Done twice it shows twice; the others end the same however often they run.</param>
internal sealed record ConnectorOperation(HttpMethod Method, bool MayDuplicate)
{
    public static ConnectorOperation Create { get; } = new(HttpMethod.Post, MayDuplicate: false);

    public static ConnectorOperation Post { get; } = new(HttpMethod.Post, MayDuplicate: true);

    public static ConnectorOperation Update { get; } = new(HttpMethod.Put, MayDuplicate: false);

    public static ConnectorOperation Delete { get; } = new(HttpMethod.Delete, MayDuplicate: false);
}
