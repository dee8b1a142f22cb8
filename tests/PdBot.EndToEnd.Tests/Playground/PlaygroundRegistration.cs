namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>The app registration that Playground is given for its authenticated mode.</summary>
/// <param name="ClientId">The bot's own App ID.</param>
/// <param name="Secret">A secret of it.</param>
/// <param name="Tenant">Its tenant.</param>
/// <param name="Environment">How Entra is reached.</param>
internal sealed record PlaygroundRegistration(string ClientId, string Secret, string Tenant, IReadOnlyDictionary<string, string?> Environment)
{
    public IReadOnlyList<string> Arguments => ["--client-id", ClientId, "--client-secret", Secret, "--tenant-id", Tenant];
}
