using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    internal static class Cure
    {
        /// <summary>Removes every fault when the updater reports an error, as a user would before pressing OK.</summary>
        public static void OnError(VirtualDevice device) => device.Console.Written += line =>
        {
            if (!line.Text.StartsWith("error ", StringComparison.Ordinal))
            {
                return;
            }

            FlashFaults flash = device.FlashController.Faults;
            flash.ProgramFails.Clear();
            flash.EraseFails.Clear();
            flash.WeakBytes.Clear();
            flash.OptionWritesDoNotTake = false;
            flash.OptionProgramFails = false;
            CoprocessorFaults radio = device.Coprocessor.Faults;
            radio.Refused.Clear();
            radio.OperationErrors.Clear();
            radio.OperationsStall = false;
            radio.StartsWithoutReady = 0;
            radio.ReportedState = null;
            radio.ReportedType = null;
            radio.StackNeverLeaves = false;
            device.Card.Faults.Clear();
            device.Card.IsReadOnly = false;
            device.Card.Capacity = 4L << 30;
            device.Card.Insert();
            device.Battery.IsCharging = true;
            device.Battery.GaugeIsSilent = false;
        };
    }
}
