using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Recorder;
using FlipperUpdaterNano.Updater.Screens;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.App
{
    /// <summary>Reads the keys and the card slot while the updater waits for the user. The backlight turns off after two minutes.</summary>
    internal sealed class UserInput
    {
        /// <summary>Duration of one wait for a key, the same as in the stock updater.</summary>
        internal const int TickMilliseconds = 500;

        // The backlight is turned off so that the battery does not run out overnight; with an empty battery the update could not finish.
        private const int TicksUntilDark = 240;

        private readonly IDevice _device;
        private readonly UpdaterScreen _screen;
        private readonly Trace _trace;
        private int _ticks;

        /// <summary>Creates the input; no wait has started.</summary>
        /// <param name="device">The device.</param>
        /// <param name="screen">Shows the questions.</param>
        /// <param name="trace">Records each wait for a decision.</param>
        internal UserInput(IDevice device, UpdaterScreen screen, Trace trace)
        {
            _device = device;
            _screen = screen;
            _trace = trace;
        }

        /// <summary>Discards all pending events.</summary>
        /// <returns>True if one of the events was a card insertion.</returns>
        internal bool Forget()
        {
            bool inserted = false;
            ButtonEvent key;
            while ((key = Next(0)) != ButtonEvent.None)
            {
                inserted |= key == ButtonEvent.CardInserted;
            }

            return inserted;
        }

        /// <summary>Waits until OK is pressed, BACK is held, or a card is inserted.</summary>
        /// <returns>The event that ended the wait.</returns>
        internal ButtonEvent WaitForDecision()
        {
            _trace.Waiting();
            ButtonEvent key;
            do
            {
                key = WaitTick();
            }
            while (key != ButtonEvent.Ok && key != ButtonEvent.BackLong && key != ButtonEvent.CardInserted);

            return key;
        }

        /// <summary>Waits one tick for a key; any key also turns the backlight on.</summary>
        /// <returns>The key, or None.</returns>
        internal ButtonEvent WaitTick()
        {
            ButtonEvent key = Next(TickMilliseconds);
            _ticks = key == ButtonEvent.None ? _ticks + 1 : 0;
            if (_ticks == 0 || _ticks == TicksUntilDark)
            {
                _device.Display.SetBacklight(_ticks == 0);
            }

            return key;
        }

        /// <summary>Asks a question.</summary>
        /// <returns>True for OK, false for BACK.</returns>
        internal bool IsSure(Question question)
        {
            _screen.ShowQuestion(question);
            _trace.Waiting();
            while (true)
            {
                ButtonEvent key = WaitTick();
                if (key == ButtonEvent.Ok || key == ButtonEvent.Back)
                {
                    return key == ButtonEvent.Ok;
                }
            }
        }

        private ButtonEvent Next(int milliseconds)
        {
            ButtonEvent key = _device.Buttons.Next(milliseconds);
            if (key == ButtonEvent.CardInserted)
            {
                // The number in register 6 refers to a folder on the previous card.
                new SystemRegister(_device.BackupRegisters).ForgetFolder();
            }

            return key;
        }
    }
}
