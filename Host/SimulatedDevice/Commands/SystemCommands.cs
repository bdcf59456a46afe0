using FlipperUpdaterNano.SimulatedDevice.Card;

namespace FlipperUpdaterNano.SimulatedDevice.Commands
{
    /// <summary>
    /// All commands except <c>storage</c> and the one that starts the RPC: device and battery information, restart, update, and the app
    /// loader.
    /// </summary>
    /// <param name="traps">Deviations from the default behaviour.</param>
    internal sealed class SystemCommands(CommandShell shell, CardStore card, IStockFirmware firmware, Traps traps)
    {
        private const int KeyWidth = 30;
        private const int DribbleMilliseconds = 50;
        private string? _app;

        /// <summary>Runs a command.</summary>
        /// <returns>True if the command exists.</returns>
        public bool TryRun(string command, CommandLineText line)
        {
            switch (command)
            {
                case "device_info" or "!":
                    PrintInfo(firmware.DeviceInfo(), true);
                    return true;
                case "power_info":
                    PrintInfo(firmware.PowerInfo(), true);
                    return true;
                case "info":
                    return TryInfo(line.Word());
                case "power":
                    return TryPower(line.Word());
                case "update":
                    Update(line);
                    return true;
                case "loader":
                    Loader(line);
                    return true;
                case "help" or "?":
                    shell.PrintLine("device_info, help, info, loader, power, power_info, start_rpc_session, storage, update");
                    return true;
                default:
                    return false;
            }
        }

        private void PrintInfo(IReadOnlyList<KeyValuePair<string, string>> values, bool isUnderscored)
        {
            if (traps.Hostility == Hostility.Endless)
            {
                while (shell.Port.IsOpen)
                {
                    shell.Print("0123456789abcdef");
                }
            }

            while (traps.Hostility == Hostility.Dribble && shell.Port.IsOpen)
            {
                shell.Print(".");
                Thread.Sleep(DribbleMilliseconds);
            }

            foreach ((string key, string value) in values)
            {
                shell.PrintLine($"{(isUnderscored ? InfoKeys.Underscored(key) : key).PadRight(KeyWidth)}: {value}");
            }
        }

        private bool TryInfo(string what)
        {
            if (what is not ("device" or "power"))
            {
                return false;
            }

            PrintInfo(what == "device" ? firmware.DeviceInfo() : firmware.PowerInfo(), false);
            return true;
        }

        private bool TryPower(string what)
        {
            switch (what)
            {
                case "info":
                    PrintInfo(firmware.PowerInfo(), true);
                    return true;
                case "off":
                    throw new RestartException(RestartMode.Off);
                case "reboot":
                    throw new RestartException(RestartMode.Firmware);
                case "reboot2dfu":
                    throw new RestartException(RestartMode.Dfu);
                default:
                    return false;
            }
        }

        private void Update(CommandLineText line)
        {
            if (line.Word() != "install")
            {
                shell.PrintLine("update install MANIFEST");
                return;
            }

            string path = line.Rest();
            shell.PrintLine($"Verifying update package at '{path}'");
            PrepareResult result = traps.PrepareResult is { } code ? (PrepareResult)code : firmware.Prepare(path);
            if (result != PrepareResult.Ok)
            {
                shell.PrintLine($"Error: {PrepareResults.Text(result)}. Stopping update.");
                return;
            }

            shell.Print("OK.\r\nRestarting to apply update. BRB\r\n");
            throw new RestartException(RestartMode.Update);
        }

        // Handles the loader command, which controls the app loader. Only the name of the open app is stored; no app is run.
        private void Loader(CommandLineText line)
        {
            switch (line.Word())
            {
                case "open":
                    string path = line.Quoted();
                    if (card.Stat(path, out CardEntry? entry) == CardError.Ok && !entry!.IsDirectory)
                    {
                        _app = path;
                        break;
                    }

                    shell.PrintLine($"Application \"{path}\" not found");
                    break;
                case "close":
                    shell.PrintLine(_app == null ? "No application is running" : $"Application \"{_app}\" was closed");
                    _app = null;
                    break;
                case "info":
                    shell.PrintLine(_app == null ? "No application is running" : $"Application \"{_app}\" is running");
                    break;
                default:
                    shell.PrintLine("loader open PATH, loader close, loader info");
                    break;
            }
        }
    }
}
