namespace Azure.Data.Tables;

/// <summary>One action of a transaction.</summary>
internal sealed class TableTransactionAction
{
    /// <summary>An action on an entity.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">With keys; of a deletion nothing else is looked at.</param>
    /// <param name="etag">
    /// The state that must still be there, for updates and deletions. An update demands one (<see cref="ETag.All"/> for whatever is there);
    /// a deletion without one deletes whatever is there.
    /// </param>
    /// <exception cref="ArgumentException">An update without an ETag.</exception>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        if (etag == default && actionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace)
            throw new ArgumentException("An update names the ETag that it replaces, or ETag.All.", nameof(etag));
        (ActionType, Entity, ETag) = (actionType, entity, etag);
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>To which row.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The state that must still be there; the default for none.</summary>
    public ETag ETag { get; }
}
