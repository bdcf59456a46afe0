using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// Handles the updater's waits for a key in one boot. A wait starts when the updater prints the line <c>waiting</c>, and ends when
    /// the updater prints any other line or the boot ends. During a wait the scripted keys are pressed; if no key is scripted and no event
    /// is scheduled, the device is in its final state.
    /// </summary>
    internal sealed class KeyWait : IDisposable, ISnapshotPart
    {
        /// <summary>Delay between the output of the line <c>waiting</c> and the scripted key press.</summary>
        private const long Patience = 3 * VirtualTime.Second;

        /// <summary>Maximum time between two polls of the keys during a wait. An updater that is working does not poll the keys.</summary>
        private const long LongestPollPause = VirtualTime.Second;

        private readonly VirtualDevice _device;
        private readonly FlipperBoard _board;
        private ClockEvent? _check;

        /// <summary>Starts tracking a boot that has not executed any instruction yet.</summary>
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

        // Restarts the delay, because the updater needs time to print a line in response to the scheduled action.
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

        // The device may already be off, because the response to the request for input may be a power cut.
        private bool Asks() => _device.Buttons.AskForInput() && _device.IsRunning;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _check = archive.Event(_device.Clock, _check, PressOrRest);
        }
    }
}
