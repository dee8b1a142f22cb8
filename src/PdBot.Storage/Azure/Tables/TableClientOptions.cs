using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport and diagnostics of the clients for tables. Bodies are not logged by default; leave it so, they hold people.</summary>
internal sealed class TableClientOptions : ClientOptions;
