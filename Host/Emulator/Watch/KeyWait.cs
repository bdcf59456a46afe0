using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// The updater's wait for a key in one boot: starts with its line <c>waiting</c>, ends with any other line or with the boot. Presses
    /// the keys scripted for a wait; without scripted keys or scheduled events the device is in its final state.
    /// </summary>
    internal sealed class KeyWait : IDisposable, ISnapshotPart
    {
        /// <summary>Delay from the updater's line <c>waiting</c>, after which it polls the keys, to the scripted key press.</summary>
        private const long Patience = 3 * VirtualTime.Second;

        /// <summary>A waiting updater polls the keys more often than this; a working one does not poll them.</summary>
        private const long LongestPollPause = VirtualTime.Second;

        private readonly VirtualDevice _device;
        private readonly FlipperBoard _board;
        private ClockEvent? _check;

        /// <summary>Tracks a boot from its first instruction.</summary>
        public KeyWait(VirtualDevice device, FlipperBoard board)
        {
            _device = device;
            _board = board;
            device.Console.Written += Follow;
            device.Buttons.PlannedActed += Postpone;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _device.Console.Written -= Follow;
            _device.Buttons.PlannedActed -= Postpone;
            _check?.Cancel();
        }

        private void Follow(ConsoleLine line)
        {
            _check?.Cancel();
            _check = line.Text == "waiting" ? _device.Clock.After(Patience, PressOrRest) : null;
        }

        // Waits again, because the updater needs time to respond to a key or card with a line.
        private void Postpone()
        {
            if (_check is { IsOver: false })
            {
                _check.Cancel();
                _check = _device.Clock.After(Patience, PressOrRest);
            }
        }

        private void PressOrRest()
        {
            bool isPolling = _device.Clock.Now - _board.KeysPolled <= LongestPollPause;
            Key key = isPolling ? _device.Buttons.TakeWhenWaitedFor() : Key.None;
            if (key == Key.InsertCard)
            {
                _device.Card.Insert();
            }
            else if (key != Key.None)
            {
                _board.Press(key);
            }
            else if (!isPolling || _device.Buttons.HasPlanned || Asks())
            {
                _check = _device.Clock.After(Patience, PressOrRest);
            }
            else
            {
                _device.Rest("The updater waits for a key press, and none is scheduled.");
            }
        }

        // The device may be off already, because the response may be a power cut.
        private bool Asks() => _device.Buttons.AskForInput() && _device.IsRunning;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _check = archive.Event(_device.Clock, _check, PressOrRest);
        }
    }
}
