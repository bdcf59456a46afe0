using global::System.IO;
using global::System.Threading;

namespace nanoFramework.System.IO
{
    /// <summary>Polls the card slot. Polling starts when an event handler is registered.</summary>
    internal static class CardWatch
    {
        private const int Milliseconds = 250;

        private static Timer s_timer;
        private static bool s_present;
        private static Changed s_changed;

        internal delegate void Changed(bool present);

        internal static void Add(Changed changed)
        {
            s_changed += changed;

            if (s_timer == null)
            {
                s_present = NativeIO.IsCardPresent();
                s_timer = new Timer(Look, null, Milliseconds, Milliseconds);
            }
        }

        private static void Look(object state)
        {
            bool present = NativeIO.IsCardPresent();

            if (present != s_present)
            {
                s_present = present;
                s_changed(present);
            }
        }
    }
}
