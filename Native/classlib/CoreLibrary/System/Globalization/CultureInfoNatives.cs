using System.Runtime;

namespace System.Globalization
{
    /// <summary>Natives of cultures.</summary>
    [Replaces("System.Globalization.CultureInfo")]
    internal static class CultureInfoNatives
    {
        private static CultureInfo s_current;

        internal static CultureInfo get_CurrentUICultureInternal() => s_current;

        internal static void set_CurrentUICultureInternal(CultureInfo value) => s_current = value;
    }
}
