namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>The card-detect switch of the slot.</summary>
    public sealed partial class VirtualCard
    {
        private long _contactOpenUntil;

        /// <summary>
        /// Gets a value indicating whether the contact of the card-detect switch is open although a card is inserted
        /// (<see cref="Bounce"/>). An open contact has an effect only on the emulator.
        /// </summary>
        public bool IsContactOpen => _device.Clock.Now < _contactOpenUntil;

        /// <summary>Opens the contact of the card-detect switch for the given time, as a mechanical shock does.</summary>
        public void Bounce(long nanoseconds)
        {
            _contactOpenUntil = _device.Clock.Now + nanoseconds;
        }
    }
}
