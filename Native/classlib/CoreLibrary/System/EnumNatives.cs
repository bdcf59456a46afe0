using System.Runtime;

namespace System
{
    /// <summary>The text of an enumeration's value.</summary>
    [Replaces("System.Enum")]
    internal static class EnumNatives
    {
        /// <summary>The number, as mscorlib finds it by reflection.</summary>
        [Because("mscorlib asks reflection for the field value__, which each image that boxes an enumeration would hold")]
        public static string ToString(Enum self) => NumberAccess.Format(self, true, "G", Globalization.NumberFormatInfo.CurrentInfo);
    }
}
