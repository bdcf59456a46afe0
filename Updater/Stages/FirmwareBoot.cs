using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>Stage 19 and giving up: what the registers and the pointer file say when this updater leaves.</summary>
    /// <remarks>
    /// The order makes a loss of power between any two writes harmless:
    /// <code>
    /// written so far            the next boot
    /// nothing                   comes back here, finds everything in place, hands over
    /// bar's register cleared    the same, with the bar from its beginning
    /// + progress word cleared   the same; a backup is made anew, from the /int that is in place
    /// + boot mode               starts the firmware, with everything in place
    /// + update folder           the same
    /// + pointer file removed    the same
    /// </code>
    /// The progress word goes before the boot mode, because one that stayed would make a later installation of the same package use the old backup. A pointer file
    /// that stays is read by nobody in boot mode Normal (docs/reference/stock-updater.md 1.8).
    /// </remarks>
    public sealed class FirmwareBoot
    {
        private readonly IDevice _device;
        private readonly SystemRegister _system;

        /// <summary>Initializes a new instance of the <see cref="FirmwareBoot"/> class.</summary>
        /// <param name="device">The device.</param>
        public FirmwareBoot(IDevice device)
        {
            _device = device;
            _system = new SystemRegister(device.BackupRegisters);
        }

        /// <summary>Makes the device start its firmware, as the firmware's own disarm does. Needs no card.</summary>
        /// <returns>The <see cref="CardStatus"/> of removing the pointer file; not being there is fine.</returns>
        public int Disarm()
        {
            UpdateRegister.Clear(_device.BackupRegisters);
            _system.Clear(SystemRegister.C2Update);
            _system.BootMode = BootMode.Normal;
            _system.ForgetFolder();
            int status = _device.Card.IsPresent ? _device.Card.Delete(UpdatePointer.Path) : CardStatus.NoCard;
            return status == CardStatus.NotFound ? CardStatus.Ok : status;
        }

        /// <summary>
        /// Leaves /int, resources and splash to the new firmware, as the stock updater does. The firmware is told to erase its /int only when
        /// there is a backup to restore, made here or by the old firmware.
        /// </summary>
        /// <param name="folder">The package folder.</param>
        /// <exception cref="UpdateException"><c>[19-yy]</c>: the archive the firmware insists on cannot be made.</exception>
        public void LeaveToFirmware(string folder)
        {
            string path = folder + "/" + InternalStorageNames.Backup;
            bool hasBackup;
            try
            {
                CardFiles work = new CardFiles(_device);
                hasBackup = work.Find(path) != null;
                if (!hasBackup)
                {
                    // The firmware fails without the file (docs/reference/stock-updater.md 1.7); an empty archive restores nothing.
                    using (ICardFile file = work.Open(path, CardMode.Create))
                    {
                        new TarWriter(file, _device.Bytes).Finish();
                        CardFault.Check(file.Close(), path, "written");
                    }
                }
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.FirmwareBoot, 0, e.Message);
            }

            UpdateRegister.Clear(_device.BackupRegisters);
            _system.LeaveToFirmware(hasBackup);
        }
    }
}
