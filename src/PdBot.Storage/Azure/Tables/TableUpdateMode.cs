namespace Azure.Data.Tables;

/// <summary>What happens to the properties that an update does not name.</summary>
internal enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}
