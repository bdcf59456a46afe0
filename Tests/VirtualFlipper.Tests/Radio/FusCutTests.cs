using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Radio
{
    /// <summary>Tests a power loss at every FUS step.</summary>
    public sealed class FusCutTests : CoprocessorBench
    {
        [Fact]
        public void FUS_survives_a_cut_at_every_step()
        {
            List<CutPoint> steps = [];
            PlayRadioUpdate(null, operation => steps.Add(new CutPoint(operation.Name, operation.Where, operation.Number, CutMode.Before)));
            steps.RemoveAll(step => !step.Operation!.StartsWith("fus.", StringComparison.Ordinal));
            Assert.InRange(steps.Count, 35, 50);
            foreach (CutPoint step in steps)
            {
                PlayRadioUpdate(step);
                PlayRadioUpdate(step with { Mode = CutMode.Torn });
                PlayRadioUpdate(step with { Mode = CutMode.After });
            }
        }

        /// <summary>Performs a complete radio update with a minimal driver, which continues at the next power-on after any cut.</summary>
        private static void PlayRadioUpdate(CutPoint? cut, Action<Operation>? entered = null)
        {
            FusCutTests test = new();
            byte[] file = Samples.Radio(12_000, NewStack);
            test.Device.Journal.Begun += entered;
            test.Device.Journal.Arm(cut);
            for (int boot = 0; boot < 30; boot++)
            {
                try
                {
                    if (test.Step(file))
                    {
                        InstalledStack installed = test.Device.Coprocessor.Stack!;
                        Assert.True(
                            test.Device.Flash.Bytes.Slice((int)(installed.Address - FlashMap.Base), file.Length).SequenceEqual(file));
                        Assert.True(test.Device.Flash.IsReadable((int)(installed.Address - FlashMap.Base), file.Length));
                        Assert.Equal(installed.Address, test.Device.Options.SecureStart);
                        Assert.Equal(cut?.ToString(), test.Device.Journal.LastCut?.ToString());
                        return;
                    }
                }
                catch (DeviceStoppedException)
                {
                    test.Reboot();
                }
            }

            Assert.Fail($"The radio update did not complete after {cut}.");
        }

        private bool Step(byte[] file)
        {
            if (Start() == Shci.ReadyStack)
            {
                if (BitConverter.ToUInt32(Table(), 0x10) == NewStack.Word)
                {
                    return true;
                }

                State();
                State();
            }
            else
            {
                while (State().State is >= 0x10 and < 0x40)
                {
                    Mock.Clock.Sleep(20);
                }

                uint version = BitConverter.ToUInt32(Table(), 0x14);
                if (version == NewStack.Word)
                {
                    Command(Shci.FusStartWirelessStack);
                }
                else if (version != 0)
                {
                    Command(Shci.FusFirmwareDelete);
                }
                else
                {
                    WriteImage(0x080D0000, file);
                    Command(Shci.FusFirmwareUpgrade, 0x080D0000);
                }
            }

            Mock.Clock.Sleep(30_000);
            Assert.Fail("FUS did not reset.");
            return false;
        }
    }
}
