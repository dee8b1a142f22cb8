namespace PdBot.Domain;

/// <summary>A name that the outside world gives or sees: stored, compared and shown as text, never mixed up with another kind.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The text as it is stored.</summary>
    string Value { get; }

    /// <summary>The id with this text.</summary>
    static abstract TSelf From(string value);
}

/// <summary>One report, for ever and in every store. Opaque; people see <see cref="ReportNumber"/>.</summary>
public readonly record struct ReportId(string Value) : IId<ReportId>
{
    /// <inheritdoc/>
    public static ReportId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The number people quote: <c>PD-115-0001</c>, for a drill <c>DR-115-0001</c>.</summary>
public readonly record struct ReportNumber(string Value) : IId<ReportNumber>
{
    /// <inheritdoc/>
    public static ReportNumber From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A person: the Entra object id, lower case. Nothing a person can type.</summary>
public readonly record struct PersonId(string Value) : IId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An organisation in the rosters, such as <c>cgu</c>.</summary>
public readonly record struct OrganisationId(string Value) : IId<OrganisationId>
{
    /// <inheritdoc/>
    public static OrganisationId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A unit (單位) of an organisation.</summary>
public readonly record struct UnitId(string Value) : IId<UnitId>
{
    /// <inheritdoc/>
    public static UnitId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A procedure (作業程序), such as <c>cgu</c>.</summary>
public readonly record struct ProcedureId(string Value) : IId<ProcedureId>
{
    /// <inheritdoc/>
    public static ProcedureId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A role of a procedure, such as <c>unit-head</c>.</summary>
public readonly record struct RoleId(string Value) : IId<RoleId>
{
    /// <inheritdoc/>
    public static RoleId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A fact that the intake asks for, such as <c>records</c>.</summary>
public readonly record struct FactKey(string Value) : IId<FactKey>
{
    /// <inheritdoc/>
    public static FactKey From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The way a report came in (通報來源), such as <c>official-letter</c>.</summary>
public readonly record struct SourceId(string Value) : IId<SourceId>
{
    /// <inheritdoc/>
    public static SourceId From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The content hash of a frozen procedure definition: SHA-256 of its text, lower-case hex.</summary>
public readonly record struct DefinitionHash(string Value) : IId<DefinitionHash>
{
    /// <inheritdoc/>
    public static DefinitionHash From(string value) => new(value);
    /// <inheritdoc/>
    public override string ToString() => Value;
}
