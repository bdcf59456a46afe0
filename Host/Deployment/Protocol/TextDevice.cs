using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Deployment.Port;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>A device accessed over the firmware's command line.</summary>
    /// <param name="link">The port; the device has printed a prompt and is waiting for a command.</param>
    internal sealed class TextDevice(SerialLink link, Patience patience) : IDevice
    {
        // The chunk size is limited, because the firmware allocates memory for a whole chunk.
        private const int ChunkSize = 8192;
        private const int MostOutput = 1 << 20;
        private const int LongestRequest = 10;
        private const int MostLevels = 32;
        private const string Prompt = "\r\n>: ";
        private const string Error = "Storage error: ";
        private const string Missing = "file/dir not exist";
        private static readonly string[] s_powerCommands = ["info power", "power_info", "power info"];

        /// <inheritdoc/>
        public string Protocol => "command line";

        /// <inheritdoc/>
        public int RoundTrips { get; private set; }

        /// <summary>Waits for a prompt.</summary>
        /// <returns>True if the prompt arrived in time.</returns>
        /// <exception cref="DeploymentException">The device does not stop printing.</exception>
        public static bool WaitForPrompt(SerialLink link, TimeSpan limit)
        {
            StringBuilder text = new();
            Deadline deadline = new(limit);
            while (link.TryReadByte(deadline) is >= 0 and int next)
            {
                text.Append((char)next);
                if (EndsWith(text, ">: "))
                {
                    return true;
                }

                CheckLength(text);
            }

            return false;
        }

        /// <inheritdoc/>
        public IReadOnlyDictionary<string, string> Info() => Values(Command("device_info"));

        /// <inheritdoc/>
        public int? BatteryPercent() => s_powerCommands
            .Select(command => BatteryKeys.PercentOf(Values(Command(command)))).FirstOrDefault(percent => percent != null);

        /// <inheritdoc/>
        public long FreeBytes()
        {
            string text = Storage("info", "/ext", string.Empty);
            string? free = text.Split("\r\n").FirstOrDefault(line => line.EndsWith("KiB free", StringComparison.Ordinal));
            return free != null && long.TryParse(free[..^"KiB free".Length], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
                ? Math.Min(size, long.MaxValue / 1024) * 1024
                : throw DeploymentException.Failed($"the device does not report the free space of its card: {FirstLine(text)}");
        }

        /// <inheritdoc/>
        public IReadOnlyList<RemoteFile> List(string path, bool withMd5)
        {
            string text = Storage("list", path, Missing);
            List<RemoteFile> files = [];
            Deadline deadline = new(patience.Md5 * LongestRequest);
            foreach (string line in text.Split("\r\n").Select(line => line.Trim()))
            {
                int space = line.LastIndexOf(' ');
                if (line.StartsWith("[D] ", StringComparison.Ordinal))
                {
                    files.Add(new RemoteFile(line[4..], true, 0, null));
                }
                else if (line.StartsWith("[F] ", StringComparison.Ordinal) && space > 4
                    && uint.TryParse(line[(space + 1)..].TrimEnd('b'), NumberStyles.None, CultureInfo.InvariantCulture, out uint size))
                {
                    deadline.Check($"listing {path}");
                    string name = line[4..space];
                    files.Add(new RemoteFile(name, false, size, withMd5 ? Storage("md5", $"{path}/{name}", string.Empty).Trim() : null));
                }
            }

            return files;
        }

        /// <inheritdoc/>
        public void MakeDirectory(string path) => _ = Storage("mkdir", path, "file/dir already exist");

        /// <inheritdoc/>
        public void Remove(string path) => Remove(path, 1, new Deadline(patience.Answer * LongestRequest));

        /// <inheritdoc/>
        public void Write(string path, byte[] data, Action<long> progress)
        {
            // write_chunk appends to an existing file.
            _ = Storage("remove", path, Missing);
            int position = 0;
            do
            {
                int size = Math.Min(data.Length - position, ChunkSize);
                Send($"storage write_chunk \"{path}\" {size}");
                string answer = ReadUntil("\r\n", patience.Answer);
                if (answer.Trim() != "Ready")
                {
                    throw DeploymentException.Failed($"writing {path}: the device responds '{FirstLine(answer)}'");
                }

                link.Write(data[position..(position + size)]);
                answer = ReadUntil(Prompt, patience.Answer);
                RoundTrips++;
                if (answer.Contains(Error, StringComparison.Ordinal))
                {
                    throw DeploymentException.Failed($"writing {path}: the device responds '{FirstLine(answer)}'");
                }

                position += size;
                progress(position);
            }
            while (position < data.Length);
        }

        /// <inheritdoc/>
        public byte[]? Read(string path, int limit)
        {
            Send($"storage read \"{path}\"");
            string first = ReadUntil("\r\n", patience.Answer).Trim();
            bool isThere = first.StartsWith("Size: ", StringComparison.Ordinal);
            if (!isThere || !int.TryParse(
                first["Size: ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size > limit)
            {
                _ = ReadUntil(Prompt, patience.Answer);
                return !isThere && first.Contains(Missing, StringComparison.Ordinal)
                    ? null
                    : throw DeploymentException.Failed($"reading {path}: the device responds '{FirstLine(first)}'");
            }

            byte[] content = new byte[size];
            Deadline deadline = new(patience.Answer, patience.Answer * LongestRequest);
            for (int i = 0; i < size; i++)
            {
                content[i] = link.ReadByte(deadline);
            }

            _ = ReadUntil(Prompt, patience.Answer);
            return content;
        }

        /// <inheritdoc/>
        public void StartUpdate(string manifestPath)
        {
            Send($"update install {manifestPath}");
            string answer = ReadUntil("\r\n", patience.Md5);
            if (answer.StartsWith("Verifying", StringComparison.Ordinal))
            {
                answer = ReadUntil("\r\n", patience.Md5);
            }

            if (!answer.StartsWith("OK", StringComparison.Ordinal))
            {
                throw DeploymentException.Failed($"the firmware refuses the package: {FirstLine(answer)}");
            }

            if (!link.WaitUntilGone(patience.Restart))
            {
                throw DeploymentException.Failed("the device did not restart into the update");
            }
        }

        /// <inheritdoc/>
        public void Dispose() => link.Dispose();

        private static Dictionary<string, string> Values(string text)
        {
            Dictionary<string, string> values = [];
            foreach (string[] pair in text.Split("\r\n").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2))
            {
                values[pair[0].Trim()] = pair[1].Trim();
            }

            return values;
        }

        private void Remove(string path, int level, Deadline deadline)
        {
            if (level > MostLevels)
            {
                throw DeploymentException.Failed($"the device lists more than {MostLevels} levels of folders: {path}");
            }

            deadline.Check("removing files");
            foreach (RemoteFile file in IsDirectory(path) ? List(path, false) : [])
            {
                Remove($"{path}/{file.Name}", level + 1, deadline);
            }

            _ = Storage("remove", path, Missing);
        }

        private bool IsDirectory(string path) => Storage("stat", path, Missing).StartsWith("Directory", StringComparison.Ordinal);

        private static string FirstLine(string text) => text.Trim().Split('\r')[0];

        private string Storage(string command, string path, string allowed)
        {
            string text = Command($"storage {command} \"{path}\"");
            int error = text.IndexOf(Error, StringComparison.Ordinal);
            if (error < 0)
            {
                return text;
            }

            string reason = FirstLine(text[(error + Error.Length)..]);
            return allowed.Length > 0 && reason == allowed
                ? string.Empty
                : throw DeploymentException.Failed($"storage {command} {path}: the device responds '{reason}'");
        }

        private string Command(string command)
        {
            Send(command);
            string output = ReadUntil(Prompt, patience.Md5);
            RoundTrips++;
            return output[..^Prompt.Length];
        }

        // The device echoes the line.
        private void Send(string command)
        {
            link.Write(Encoding.ASCII.GetBytes(command + "\r"));
            _ = ReadUntil("\r\n", patience.Answer);
        }

        // The prompt is printed on its own line, even after a command without output.
        private string ReadUntil(string end, TimeSpan limit)
        {
            StringBuilder text = new();
            Deadline deadline = new(limit);
            while (!EndsWith(text, end))
            {
                text.Append((char)link.ReadByte(deadline));
                CheckLength(text);
            }

            return text.ToString();
        }

        private static bool EndsWith(StringBuilder text, string end)
        {
            if (text.Length < end.Length)
            {
                return false;
            }

            for (int i = 0; i < end.Length; i++)
            {
                if (text[text.Length - end.Length + i] != end[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static void CheckLength(StringBuilder text)
        {
            if (text.Length > MostOutput)
            {
                throw DeploymentException.Failed("the device does not stop printing");
            }
        }
    }
}
