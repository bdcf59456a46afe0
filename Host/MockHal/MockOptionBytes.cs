using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockOptionBytes(MockDevice mock, MockFlash flash) : IOptionBytes
    {
        public uint Read(int index)
        {
            OptionBytes options = mock.Alive().Options;
            return OptionWord.IsWritable(index) && !options.AreOwnWordsWhole ? options.Loaded(index) : options.Stored(index);
        }

        public bool IsWritable(int index) => OptionWord.IsWritable(index);

        public FlashStatus Program(uint[] words, bool[] change)
        {
            OptionBytes options = mock.Alive().Options;
            uint[] wanted = new uint[OptionWord.Count];
            for (int i = 0; i < OptionWord.Count; i++)
            {
                if (change[i] && !OptionWord.IsWritable(i))
                {
                    return FlashStatus.OutOfRange;
                }

                // The controller programs all words, so an unchanged word is programmed with the value of its register.
                wanted[i] = change[i] ? words[i] : options.Loaded(i);
            }

            if (((wanted[OptionWord.User] ^ options.Loaded(OptionWord.User)) & OptionWord.ReadoutProtection) != 0)
            {
                return FlashStatus.OutOfRange;
            }

            return flash.Run(device => device.FlashController.ProgramOptionBytes(wanted));
        }

        public void Launch()
        {
            mock.AwaitOkReleased();

            throw mock.Alive().Reset(ResetCause.OptionLaunch, "the updater loads the option bytes");
        }
    }
}
