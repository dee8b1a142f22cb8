namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
internal enum TableTransactionActionType
{
    /// <summary>Inserts; refused (EntityAlreadyExists) when the row is there.</summary>
    Add = 0,

    /// <summary>Changes the named properties of a row that is there, if its ETag still fits.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces a row that is there, if its ETag still fits.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes a row that is there, if its ETag still fits.</summary>
    Delete = 3,

    /// <summary>Inserts, or changes the named properties.</summary>
    UpsertMerge = 4,

    /// <summary>Inserts, or replaces.</summary>
    UpsertReplace = 5,
}
