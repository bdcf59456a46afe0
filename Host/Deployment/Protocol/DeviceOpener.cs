using System.Text;
using FlipperUpdaterNano.Deployment.Port;
using FlipperUpdaterNano.Wire;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>
    /// Opens a session with a device: over RPC if the device's RPC version supports starting an update, otherwise over the command line.
    /// </summary>
    internal sealed class DeviceOpener(Patience patience)
    {
        private const int VersionTries = 3;

        // Time within which firmware without RPC usually starts printing its error, and the longer time allowed for a slow device.
        private static readonly TimeSpan s_usualEcho = TimeSpan.FromMilliseconds(250);
        private static readonly TimeSpan s_longEcho = TimeSpan.FromSeconds(2);

        // Time that the device needs to detect that the port has been closed.
        private const int ClosedMilliseconds = 200;
        private static readonly Version s_firstUpdateRestart = new(0, 6);

        /// <summary>Opens a session.</summary>
        /// <exception cref="DeploymentException">The port cannot be opened, or the device does not respond.</exception>
        public IDevice Open(string path)
        {
            DeploymentException? fault = null;
            return TryOpen(path, s_usualEcho, ref fault) ?? TryOpen(path, s_longEcho, ref fault)!;
        }

        // Returns null only if RPC fails in the first session.
        private IDevice? TryOpen(string path, TimeSpan echoTime, ref DeploymentException? fault)
        {
            SerialLink link = OpenAtPrompt(path, fault);
            try
            {
                if (TryStartRpc(link, echoTime) is not { } client)
                {
                    return new TextDevice(link, patience);
                }

                Version version = AskVersion(client);
                if (version >= s_firstUpdateRestart)
                {
                    return new RpcDevice(link, client, version, patience);
                }

                // Closing the port ends the RPC session.
                link.Dispose();
                Thread.Sleep(ClosedMilliseconds);
                link = OpenAtPrompt(path);
                return new TextDevice(link, patience);
            }
            catch (DeploymentException failed) when (fault == null && link.IsPresent)
            {
                fault = failed;

                // The device may lack RPC and have printed its error late, so the next session waits longer for this error. If RPC is
                // faulty instead, the next session reports the fault.
                link.Dispose();
                Thread.Sleep(ClosedMilliseconds);
                return null;
            }
            catch
            {
                link.Dispose();
                throw;
            }
        }

        private SerialLink OpenAtPrompt(string path, DeploymentException? earlierFault)
        {
            try
            {
                return OpenAtPrompt(path);
            }
            catch (DeploymentException) when (earlierFault != null)
            {
                throw earlierFault;
            }
        }

        // A device that missed the end of the previous session is still in that session, and responds only once the port has been closed
        // for a moment.
        private SerialLink OpenAtPrompt(string path) => TryOpenAtPrompt(path) ?? TryOpenAtPrompt(path)
            ?? throw DeploymentException.Failed(
                $"the device at {path} does not respond; unlock it, and close other programs that use it");

        private SerialLink? TryOpenAtPrompt(string path)
        {
            SerialLink link = SerialLink.Open(path, patience.Answer);
            bool isAtPrompt = false;
            try
            {
                isAtPrompt = TextDevice.WaitForPrompt(link, patience.Prompt);
                if (!isAtPrompt)
                {
                    link.Write("\r"u8.ToArray());
                    isAtPrompt = TextDevice.WaitForPrompt(link, patience.Prompt);
                }

                return isAtPrompt ? link : null;
            }
            finally
            {
                if (!isAtPrompt)
                {
                    link.Dispose();
                    Thread.Sleep(ClosedMilliseconds);
                }
            }
        }

        // At the start of a session, firmware with RPC prints only the echo; firmware without RPC prints the echo, an error and a prompt.
        private RpcClient? TryStartRpc(SerialLink link, TimeSpan echoTime)
        {
            link.Write("start_rpc_session\r"u8.ToArray());
            StringBuilder echo = new();
            Deadline deadline = new(patience.Answer);
            while (echo.Length < 1024 && (echo.Length == 0 || echo[^1] != '\n'))
            {
                echo.Append((char)link.ReadByte(deadline));
            }

            bool isError = SpinWait.SpinUntil(() => link.HasInput, echoTime);
            return isError && TextDevice.WaitForPrompt(link, patience.Prompt) ? null : new RpcClient(link);
        }

        // The first request may be lost, so it is repeated if there is no response.
        private Version AskVersion(RpcClient client)
        {
            for (int tries = 1; ; tries++)
            {
                try
                {
                    Main answer = client.Ask(
                        new Main { ProtobufVersionRequest = new Empty() },
                        Main.ContentOneofCase.ProtobufVersionResponse,
                        patience.Version)[0];
                    ProtobufVersionResponse? version = answer.ProtobufVersionResponse;
                    return version == null ? new Version(0, 0)
                        : new Version((int)Math.Min(version.Major, int.MaxValue), (int)Math.Min(version.Minor, int.MaxValue));
                }
                catch (RpcStatusException unknown) when (unknown.Status == Status.NotImplemented)
                {
                    return new Version(0, 0);
                }
                catch (RpcStatusException error)
                {
                    throw error.During("the version of the RPC");
                }
                catch (DeploymentException silent) when (silent.IsSilence && tries < VersionTries)
                {
                    // After a time-out, the request is sent again.
                }
            }
        }
    }
}
