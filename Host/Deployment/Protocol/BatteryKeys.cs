using System.Globalization;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>Finds the state of charge in the power information, where its key differs between firmware versions.</summary>
    internal static class BatteryKeys
    {
        private static readonly string[] s_names = ["charge_level", "charge.level", "battery_charge", "capacity_remain_percent"];

        /// <summary>Returns the state of charge.</summary>
        /// <returns>0 to 100 percent, or <see langword="null"/> if it is missing.</returns>
        public static int? PercentOf(IReadOnlyDictionary<string, string> values)
        {
            string? text = s_names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value != null);
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent <= 100 ? percent : null;
        }
    }
}
