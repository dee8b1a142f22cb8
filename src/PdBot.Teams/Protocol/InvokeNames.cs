namespace PdBot.Teams.Protocol;

/// <summary>Values of <see cref="Activity.Name"/> of the invokes that PdBot answers.</summary>
public static class InvokeNames
{
    /// <summary>An Action.Execute was pressed or a refresh fell due.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";

    /// <summary>What the names of all message extensions begin with.</summary>
    public const string MessageExtensions = "composeExtension/";

    /// <summary>A message action asks for its dialog.</summary>
    public const string FetchTask = "composeExtension/fetchTask";

    /// <summary>The dialog of a message action was submitted.</summary>
    public const string SubmitAction = "composeExtension/submitAction";
}
