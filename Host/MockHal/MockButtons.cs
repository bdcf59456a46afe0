using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockButtons(MockDevice mock) : IButtons
    {
        public ButtonEvent Next(int timeoutMilliseconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(timeoutMilliseconds);
            Key key = mock.Spend(CpuCosts.Look).Buttons.Next(timeoutMilliseconds * VirtualTime.Millisecond);
            mock.Alive();

            return key switch
            {
                Key.Ok => ButtonEvent.Ok,
                Key.Back => ButtonEvent.Back,
                Key.BackLong => ButtonEvent.BackLong,
                Key.InsertCard => ButtonEvent.CardInserted,
                _ => ButtonEvent.None,
            };
        }
    }
}
