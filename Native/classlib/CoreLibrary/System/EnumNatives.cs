using System.Runtime;

namespace System
{
    /// <summary>Replaces members of Enum.</summary>
    [Replaces("System.Enum")]
    internal static class EnumNatives
    {
        /// <summary>Returns the numeric value of an enumeration; mscorlib's version uses reflection.</summary>
        [Because("mscorlib reads the field value__ by reflection, which every image that boxes an enumeration would then contain")]
        public static string ToString(Enum self) => NumberAccess.Format(self, true, "G", Globalization.NumberFormatInfo.CurrentInfo);
    }
}
