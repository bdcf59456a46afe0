using System.Runtime;

namespace System.Threading
{
    /// <summary>Natives of manual-reset events.</summary>
    [Replaces("System.Threading.ManualResetEvent")]
    internal static class ManualResetEventNatives
    {
        internal static void Constructor(ManualResetEvent self, bool initialState) => WaitHandleData.Change(self, initialState);

        internal static bool Reset(ManualResetEvent self) => WaitHandleData.Change(self, false);

        internal static bool Set(ManualResetEvent self) => WaitHandleData.Change(self, true);
    }
}
