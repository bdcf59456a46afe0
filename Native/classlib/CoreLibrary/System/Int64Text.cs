using System.Runtime;

namespace System
{
    /// <summary>Formats <see cref="Int64"/>.</summary>
    [Replaces("System.Int64")]
    internal static class Int64Text
    {
        /// <summary>Formats in decimal.</summary>
        [Because(IntegerText.Reason)]
        internal static string ToString(ref long self) => IntegerText.Of(self);
    }
}
