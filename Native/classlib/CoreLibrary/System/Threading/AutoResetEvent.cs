using System.Runtime;

namespace System.Threading
{
    /// <summary>Natives of auto-reset events.</summary>
    [Replaces("System.Threading.AutoResetEvent")]
    internal static class AutoResetEventNatives
    {
        internal static void Constructor(AutoResetEvent self, bool initialState) => WaitHandleData.Change(self, initialState);

        internal static bool Reset(AutoResetEvent self) => WaitHandleData.Change(self, false);

        internal static bool Set(AutoResetEvent self) => WaitHandleData.Change(self, true);
    }
}
