using System.Runtime;

namespace System
{
    /// <summary>Formats <see cref="UInt32"/>.</summary>
    [Replaces("System.UInt32")]
    internal static class UInt32Text
    {
        /// <summary>Formats in decimal.</summary>
        [Because(IntegerText.Reason)]
        internal static string ToString(ref uint self) => IntegerText.Of(self);
    }
}
