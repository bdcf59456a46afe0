using System.Runtime;

namespace System
{
    /// <summary>Formats <see cref="Int32"/>.</summary>
    [Replaces("System.Int32")]
    internal static class Int32Text
    {
        /// <summary>Formats in decimal.</summary>
        [Because(IntegerText.Reason)]
        internal static string ToString(ref int self) => IntegerText.Of(self);
    }
}
