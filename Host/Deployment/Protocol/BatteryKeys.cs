using System.Globalization;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>The state of charge in the power information, under the names that firmware has had for it.</summary>
    internal static class BatteryKeys
    {
        private static readonly string[] s_names = ["charge_level", "charge.level", "battery_charge", "capacity_remain_percent"];

        /// <summary>Finds it.</summary>
        /// <param name="values">The power information.</param>
        /// <returns>0 to 100, or <see langword="null"/> when it is not there.</returns>
        public static int? PercentOf(IReadOnlyDictionary<string, string> values)
        {
            string? text = s_names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value != null);
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent <= 100 ? percent : null;
        }
    }
}
