using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PdBot.Engine;
using PdBot.Host.Audit;
using PdBot.Storage.Sqlite;

namespace PdBot.Host.Telemetry;

/// <summary>Sends traces and metrics to an OpenTelemetry collector, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. The other <c>OTEL_</c> variables mean what the standard says.</summary>
/// <remarks>Only sources that are known to carry ids, kinds and numbers: the web server's traces are left out, since the addresses of documents are keys.</remarks>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    /// <summary>The variable of the standard.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters = [EngineTelemetry.Name, SelfAudit.MeterName, StorageMeter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime"];
    private readonly TracerProvider? tracers;
    private readonly MeterProvider? meters;

    /// <summary>Begins to listen, before anything happens.</summary>
    public TelemetryExport(IConfiguration configuration)
    {
        if (configuration[EndpointVariable] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint.TrimEnd('/') + "/", UriKind.Absolute, out var collector))
            throw new InvalidOperationException($"{EndpointVariable} is not an address: {endpoint}");
        var resource = ResourceBuilder.CreateDefault().AddService("pdbot", serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        tracers = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource).SetSampler(new AlwaysOnSampler()).AddSource(EngineTelemetry.Name)
            .AddOtlpExporter(options => Send(options, new Uri(collector, "v1/traces"))).Build();
        meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter((options, reader) => Send(options, new Uri(collector, "v1/metrics"))).Build();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        tracers?.Dispose();
        meters?.Dispose();
    }

    private static void Send(OtlpExporterOptions options, Uri to) => (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, to);
}
