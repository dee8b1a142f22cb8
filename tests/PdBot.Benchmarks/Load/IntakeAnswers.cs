using System.Globalization;
using PdBot.Domain.Facts;
using PdBot.Engine.Organisations;

namespace PdBot.Benchmarks.Load;

/// <summary>Plausible answers to every question of an intake card.</summary>
internal static class IntakeAnswers
{
    /// <summary>The inputs of the card, by their ids.</summary>
    /// <param name="setup">The organisation.</param>
    /// <param name="discovered">When the incident was discovered.</param>
    public static Dictionary<string, string> Inputs(OrganisationSetup setup, DateTimeOffset discovered)
    {
        var local = TimeZoneInfo.ConvertTime(discovered, TimeZoneInfo.FindSystemTimeZoneById(setup.Procedure.Zone));
        var inputs = new Dictionary<string, string>
        {
            ["mode"] = "Real",
            ["unit"] = setup.Organisation.Units[0].Id.Value,
            ["source"] = "e-mail",
        };
        foreach (var question in setup.Procedure.Intake.Questions)
        {
            var id = $"q-{question.Key}";
            if (question.Kind == FactKind.Instant)
            {
                inputs[$"{id}-date"] = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                inputs[$"{id}-time"] = local.ToString("HH:mm", CultureInfo.InvariantCulture);
            }
            else
                inputs[id] = question.Kind switch
                {
                    FactKind.Number => "120",
                    FactKind.YesNo => "false",
                    FactKind.Choice => question.Choices[0].Id,
                    _ => "寄送通知信時誤將名單附上",
                };
        }
        return inputs;
    }
}
