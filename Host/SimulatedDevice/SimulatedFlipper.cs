using FlipperUpdaterNano.SimulatedDevice.Card;
using FlipperUpdaterNano.SimulatedDevice.Commands;
using FlipperUpdaterNano.SimulatedDevice.Port;

namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>
    /// A virtual Flipper Zero on a pseudo-terminal. It provides the command line and the RPC of the stock firmware, working on the card of
    /// a device folder. There is no port while the device restarts or an update runs; afterwards a new port appears.
    /// </summary>
    public sealed class SimulatedFlipper
    {
        private const int UnpluggedMilliseconds = 1000;
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
        private readonly IStockFirmware _firmware;
        private readonly CardStore _card;
        private readonly Traps _traps;
        private readonly PortLink _link;
        private readonly Action<string> _tell;

        /// <summary>Creates the device.</summary>
        /// <param name="firmware">The firmware of the device.</param>
        /// <param name="cardFolder">The <c>sd/</c> folder; it does not exist if no card is inserted.</param>
        /// <param name="geometry">Capacity and cluster size of the card.</param>
        /// <param name="traps">Deviations from the default behaviour.</param>
        /// <param name="linkPath">Path of a symbolic link to the current port; <see langword="null"/> for none.</param>
        /// <param name="tell">Receives a line of text for each event of the simulation.</param>
        /// <exception cref="IOException">The path of the link already exists.</exception>
        public SimulatedFlipper(
            IStockFirmware firmware, string cardFolder, CardGeometry geometry, Traps traps, string? linkPath, Action<string> tell)
        {
            _firmware = firmware;
            _card = new CardStore(cardFolder, geometry, traps);
            _traps = traps;
            _link = new PortLink(linkPath);
            _tell = tell;
        }

        /// <summary>Runs until a restart ends in a state other than running firmware, or until the simulation is cancelled.</summary>
        /// <param name="end">Cancellation ends the simulation.</param>
        /// <returns>The reason why the port does not reappear; <see langword="null"/> if the simulation was cancelled.</returns>
        /// <exception cref="IOException">The system cannot create a pseudo-terminal.</exception>
        public string? Run(CancellationToken end)
        {
            // The link is also removed when the process exits, because a signal ends the process without running finally blocks.
            void RemoveLink(object? sender, EventArgs exit) => _link.Remove();
            AppDomain.CurrentDomain.ProcessExit += RemoveLink;
            try
            {
                while (true)
                {
                    RestartMode? mode = ServePort(end);
                    if (mode == null)
                    {
                        _tell("unplugged");
                        if (end.WaitHandle.WaitOne(UnpluggedMilliseconds))
                        {
                            return null;
                        }

                        continue;
                    }

                    if (Restart(mode.Value) is { IsBack: false } ending)
                    {
                        return ending.Why;
                    }
                }
            }
            catch (PortClosedException) when (end.IsCancellationRequested)
            {
                return null;
            }
            finally
            {
                _link.Remove();
                AppDomain.CurrentDomain.ProcessExit -= RemoveLink;
            }
        }

        private RestartEnding Restart(RestartMode mode)
        {
            _tell($"restarts into {mode}");
            bool isUpdate = mode == RestartMode.Update;
            RestartEnding ending = _firmware.Restart(isUpdate && _traps.KeepsFirmware ? RestartMode.Firmware : mode);
            if (isUpdate && _traps.EndsInDfu)
            {
                ending = new RestartEnding(false, "The device is in USB DFU, as configured by a trap.");
            }

            _tell(ending.Why);
            return ending;
        }

        // Serves one port. Returns null if the cable was unplugged.
        private RestartMode? ServePort(CancellationToken end)
        {
            using PseudoTerminal port = new(end);
            _link.PointTo(port.HostPath);
            _tell($"port {port.HostPath}");
            try
            {
                while (true)
                {
                    port.WaitForHost();
                    Serve(port);
                    port.WaitForHostToLeave();
                }
            }
            catch (RestartException restart)
            {
                port.WaitUntilRead(s_patience);
                return restart.Mode;
            }
            catch (UnpluggedException)
            {
                return null;
            }
            finally
            {
                _link.Remove();
            }
        }

        private void Serve(PseudoTerminal port)
        {
            try
            {
                new CommandShell(port, _card, _firmware, _traps).Run();
            }
            catch (PortClosedException) when (!port.IsOpen)
            {
                // The session has ended. The next session starts with a new banner.
            }
        }
    }
}
