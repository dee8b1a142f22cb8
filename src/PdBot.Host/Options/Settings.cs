using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Reads sections of the configuration. What is wrong in them is said in words, all of it at once.</summary>
internal static class Settings
{
    private static readonly (string Section, Type Options)[] Served =
    [
        (BotOptions.Section, typeof(BotOptions)), (StorageOptions.Section, typeof(StorageOptions)), (DirectoryOptions.Section, typeof(DirectoryOptions)),
        (ReachabilityOptions.Section, typeof(ReachabilityOptions)), (RollCallOptions.Section, typeof(RollCallOptions)),
    ];

    /// <summary>What is wrong with the settings of the server; none when it may start.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [.. Served.SelectMany(served => Problems(configuration.GetSection(served.Section), served.Options))];

    /// <summary>A section, or its defaults; what its rules forbid is in it.</summary>
    /// <exception cref="ValidationException">A value is none of its kind.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        var values = configuration.GetSection(section);
        string[] unreadable = [.. Unreadable(values, typeof(T))];
        return unreadable.Length > 0 ? throw new ValidationException(string.Join(Environment.NewLine, unreadable)) : values.Get<T>() ?? new T();
    }

    private static IEnumerable<string> Problems(IConfigurationSection section, Type type)
    {
        string[] unreadable = [.. Unreadable(section, type)];
        if (unreadable.Length > 0)
            return unreadable;
        var options = section.Get(type) ?? Activator.CreateInstance(type)!;
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found.Select(problem => problem.ErrorMessage ?? section.Key);
    }

    private static IEnumerable<string> Unreadable(IConfigurationSection section, Type type) =>
        from property in type.GetProperties()
        where property.CanWrite
        let value = section[property.Name]
        where value is not null && !Reads(value, property.PropertyType)
        select $"{section.Key}:{property.Name} must be {Kind(property.PropertyType)}, not \"{value}\".";

    private static bool Reads(string value, Type type)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static string Kind(Type type) =>
        type == typeof(bool) ? "true or false" : type == typeof(TimeSpan) ? "a time such as 00:01:30 (hours, minutes, seconds)" : "a whole number";
}
