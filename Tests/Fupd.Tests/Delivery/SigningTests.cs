using System.IO.Compression;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>
    /// Tests <c>fupd keygen</c>, <c>sign</c>, <c>verify</c> and <c>doctor --public-key</c>, and their compatibility with Debian's minisign.
    /// </summary>
    public sealed class SigningTests : IDisposable
    {
        private readonly SmallPackageOnDisk _disk = new();

        public SigningTests() => Cli.Expect(0, "keygen", "--key", Key, "--no-password");

        private string Key => _disk.Folder["key"];

        private string PublicKey => _disk.Folder["key.pub"];

        private string List => Path.Combine(_disk.Package, "update.sha256");

        private string Minisig => List + ".minisig";

        public void Dispose() => _disk.Dispose();

        [Fact]
        public void A_signed_package_is_accepted_by_verify_and_doctor_and_verify_reports_its_version()
        {
            Sign("--version", "1.4.3");
            JsonNode report = Cli.Expect(0, "verify", _disk.Package, "--public-key", PublicKey, "--json", "-").Json;
            Assert.Equal("1.4.3", report["version"]!.GetValue<string>());
            JsonNode doctor = Cli.Expect(0, "doctor", _disk.Package, "--public-key", PublicKey, "--json", "-").Json;
            Assert.Equal("accepted", doctor["verdict"]!.GetValue<string>());
            Assert.True(doctor["signature"]!["isGood"]!.GetValue<bool>());
            byte[] first = File.ReadAllBytes(Minisig);
            Sign("--version", "1.4.3");
            Assert.Equal(first, File.ReadAllBytes(Minisig));
        }

        [Fact]
        public void Without_a_version_the_Info_text_of_the_manifest_is_signed()
        {
            Sign();
            Assert.Equal("trusted comment: small 1", File.ReadAllLines(Minisig)[2]);
        }

        [Theory]
        [InlineData("changed", "'firmware.dfu' was changed after it was signed")]
        [InlineData("missing", "'splash.bin' is missing")]
        [InlineData("extra", "'extra.bin' was added after the package was signed")]
        [InlineData("folder", "'extra/' was added after the package was signed")]
        [InlineData("hidden", "'._x' was added after the package was signed")]
        [InlineData("list", "the signature is wrong")]
        [InlineData("version", "the signature is wrong")]
        [InlineData("unsigned", "the package is not signed")]
        [InlineData("nonsense", "update.sha256.minisig is not a minisign signature")]
        [InlineData("key", "the package is signed with key")]
        public void Verify_and_doctor_refuse_a_package_changed_after_signing(string what, string sentence)
        {
            Sign();
            Change(what);
            Cli verify = Cli.Expect(1, "verify", _disk.Package, "--public-key", PublicKey);
            Assert.Contains(sentence, verify.Output);
            JsonNode report = Cli.Expect(1, "verify", _disk.Package, "--public-key", PublicKey, "--json", "-").Json;
            Assert.False(report["isGood"]!.GetValue<bool>());
            Assert.Contains(sentence, Assert.Single(report["faults"]!.AsArray())!.GetValue<string>());
            Cli doctor = Cli.Expect(1, "doctor", _disk.Package, "--public-key", PublicKey, "--json", "-");
            Assert.Equal("refused", doctor.Json["verdict"]!.GetValue<string>());
            Assert.Contains(sentence, doctor.Error);
            Assert.Null(doctor.Json["plan"]);
            Assert.Null(doctor.Json["expectedMilliseconds"]);
            string text = Cli.Expect(1, "doctor", _disk.Package, "--public-key", PublicKey).Output;
            Assert.Contains("Refused: ", text);
            Assert.DoesNotContain("Accepted", text);
            Assert.DoesNotContain("expected duration", text);
        }

        [Theory]
        [InlineData("tar")]
        [InlineData("zip")]
        public void An_empty_folder_added_to_an_archive_is_refused(string ending)
        {
            Sign();
            Cli.Expect(0, "verify", Archive(), "--public-key", PublicKey);
            Assert.Contains(
                "'around/p/extra/' was added after the package was signed",
                Cli.Expect(1, "verify", Archive("around/p/extra"), "--public-key", PublicKey).Output);

            string Archive(params string[] more)
            {
                string path = _disk.Folder[$"package{more.Length}.{ending}"];
                string[] folders = ["around", "around/p", .. more];
                TarWriter tar = new();
                foreach (string folder in folders)
                {
                    tar.AddDirectory($"{folder}/");
                    Directory.CreateDirectory(_disk.Folder[$"zip/{folder}"]);
                }

                foreach ((string name, byte[] data) in PackageReader.Read(_disk.Package).Files)
                {
                    tar.AddFile($"around/p/{name}", data);
                    File.WriteAllBytes(_disk.Folder[$"zip/around/p/{name}"], data);
                }

                if (ending == "zip")
                {
                    ZipFile.CreateFromDirectory(_disk.Folder["zip"], path);
                }
                else
                {
                    File.WriteAllBytes(path, tar.Finish());
                }

                return path;
            }
        }

        [Theory]
        [InlineData("package.tgz")]
        [InlineData("package.tar")]
        public void An_archive_is_signed_in_place(string name)
        {
            string path = _disk.Folder[name];
            Package package = PackageReader.Read(_disk.Package);
            File.WriteAllBytes(path, name.EndsWith(".tar") ? PackageBuilder.WriteTar(package) : PackageBuilder.WriteArchive(package));
            Cli.Expect(0, "sign", path, "--key", Key);
            Cli.Expect(0, "verify", path, "--public-key", PublicKey);
            Assert.Equal(package.Files.Count + 2, PackageReader.Read(path).Files.Count);
            Assert.DoesNotContain(Directory.GetFiles(_disk.Folder.Root), file => file.EndsWith(".new", StringComparison.Ordinal));
        }

        [Fact]
        public void Sign_refuses_zip_archives_and_files_outside_the_package()
        {
            string zip = _disk.Folder["package.zip"];
            ZipFile.CreateFromDirectory(_disk.Package, zip);
            Assert.Contains("a zip cannot be written", Cli.ExpectBadInput("sign", zip, "--key", Key));
            Directory.CreateDirectory(Path.Combine(_disk.Package, "more"));
            Assert.Contains("'more/' does not belong to a package", Cli.ExpectBadInput("sign", _disk.Package, "--key", Key));
            Assert.False(File.Exists(List));
        }

        [Fact]
        public void An_archive_with_a_duplicate_file_is_refused()
        {
            string path = _disk.Folder["twice.tar"];
            TarWriter tar = new();
            tar.AddFile("p/update.fuf", "good"u8.ToArray());
            tar.AddFile("p/update.fuf", "evil"u8.ToArray());
            File.WriteAllBytes(path, tar.Finish());
            Assert.Contains("the archive contains 'p/update.fuf' twice", Cli.ExpectBadInput("inspect", path));
        }

        [Fact]
        public void Pack_and_adopt_remove_an_old_signature()
        {
            Sign();
            File.WriteAllBytes(_disk.Folder["loader"], StandIn.Loader(8192));
            JsonNode adopted = Cli.Expect(
                0, "adopt", _disk.Package, "--loader", _disk.Folder["loader"], "--out", _disk.Folder["ours"], "--json", "-").Json;
            Assert.Contains("update.sha256.minisig: removed", adopted["changes"]!.ToJsonString());
            Assert.False(File.Exists(Path.Combine(_disk.Folder["ours"], "update.sha256")));
            Cli.Expect(
                0, "pack", "--out", _disk.Package, "--info", "x", "--loader", _disk.Folder["loader"], "--firmware",
                Path.Combine(_disk.Package, "firmware.dfu"));
            Assert.False(File.Exists(Minisig));
        }

        [Fact]
        public void Keys_are_replaced_only_with_force_and_the_secret_key_is_readable_by_its_owner_only()
        {
            string before = File.ReadAllText(Key);
            Assert.Contains("--force replaces the file", Cli.ExpectBadInput("keygen", "--key", Key, "--no-password"));
            Assert.Equal(before, File.ReadAllText(Key));
            Cli.Expect(0, "keygen", "--key", Key, "--no-password", "--force");
            Assert.NotEqual(before, File.ReadAllText(Key));
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Key) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        [Fact]
        public void A_mistyped_password_confirmation_creates_no_key()
        {
            // script(1) gives the command a terminal for the password prompt.
            string command = $"dotnet '{typeof(Fupd).Assembly.Location}' keygen --key '{_disk.Folder["typed"]}'";
            ProgramResult result = new HostProgram("script", "-qec", command, "/dev/null") { Input = "one\rtwo\r" }.Run();
            Assert.Equal(2, result.Status);
            Assert.Contains("Once more: ", result.Output);
            Assert.Contains("the two passwords differ", result.Output);
            Assert.False(File.Exists(_disk.Folder["typed"]));
        }

        [Theory]
        [InlineData("")]
        [InlineData("untrusted comment: x\nRWQ=\n")]
        [InlineData("untrusted comment: x\n\n\n\n")]
        [InlineData("RWSL2mtx1cQhnwJbMyf25GgI4UBQGcufTSV79gNwu07SbIsZmf/wuugN\n")]
        public void An_invalid_key_file_is_reported_as_bad_input(string text)
        {
            Sign();
            File.WriteAllText(_disk.Folder["bad"], text);
            Assert.Contains(
                "not a public key of minisign", Cli.ExpectBadInput("verify", _disk.Package, "--public-key", _disk.Folder["bad"]));
            Assert.Contains("not a secret key of minisign", Cli.ExpectBadInput("sign", _disk.Package, "--key", _disk.Folder["bad"]));
        }

        [Fact]
        public void Damaged_secret_keys_and_excessive_scrypt_costs_are_refused()
        {
            byte[] bytes = Convert.FromBase64String(File.ReadAllLines(Key)[1]);
            byte[] greedy = [.. bytes];
            "Sc"u8.CopyTo(greedy.AsSpan(2));
            greedy.AsSpan(38, 16).Fill(0x7F);
            WriteKey(greedy);
            Assert.Contains("more memory or time", Cli.ExpectBadInput("sign", _disk.Package, "--key", _disk.Folder["bad"]));
            bytes[60] ^= 1;
            bytes[70] ^= 1;
            WriteKey(bytes);
            Assert.Contains("its two halves do not match", Cli.ExpectBadInput("sign", _disk.Package, "--key", _disk.Folder["bad"]));
        }

        [Fact]
        public void Minisign_verifies_what_fupd_signed_and_sha256sum_checks_the_list()
        {
            Sign("--version", "1.4.3-rc");
            ProgramResult verified = Minisign(string.Empty, "-V", "-p", PublicKey, "-m", List, "-Q");
            Assert.True(verified.IsSuccess, verified.Error);
            Assert.Equal("1.4.3-rc", verified.Output.Trim());
            Assert.True(new HostProgram("sha256sum", "--check", "--strict", List) { WorkingFolder = _disk.Package }.Run().IsSuccess);
            File.AppendAllText(List, "x");
            Assert.False(Minisign(string.Empty, "-V", "-p", PublicKey, "-m", List, "-Q").IsSuccess);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void Fupd_verifies_minisign_signatures_with_keys_of_either_tool(bool isLegacy)
        {
            string secret = _disk.Folder["theirs.key"];
            string publicKey = _disk.Folder["theirs.pub"];
            Assert.True(Minisign(string.Empty, "-G", "-W", "-s", secret, "-p", publicKey).IsSuccess);
            foreach ((string key, string pub) in new[] { (secret, publicKey), (Key, PublicKey) })
            {
                Cli.Expect(0, "sign", _disk.Package, "--key", key);
                File.Delete(Minisig);
                string[] legacy = isLegacy ? ["-l"] : [];
                ProgramResult signed = Minisign(string.Empty, ["-S", .. legacy, "-s", key, "-t", "theirs 2", "-m", List]);
                Assert.True(signed.IsSuccess, signed.Error);
                JsonNode report = Cli.Expect(0, "verify", _disk.Package, "--public-key", pub, "--json", "-").Json;
                Assert.Equal("theirs 2", report["version"]!.GetValue<string>());
            }
        }

        [Fact]
        public void Encrypted_keys_are_compatible_with_minisign()
        {
            string secret = _disk.Folder["theirs.key"];
            string publicKey = _disk.Folder["theirs.pub"];
            Assert.True(Minisign("geheim\ngeheim\n", "-G", "-s", secret, "-p", publicKey).IsSuccess);
            File.WriteAllText(_disk.Folder["password"], "geheim\n");
            Cli.Expect(0, "sign", _disk.Package, "--key", secret, "--password-file", _disk.Folder["password"]);
            Cli.Expect(0, "verify", _disk.Package, "--public-key", publicKey);

            // The lowest scrypt cost that libsodium accepts suffices for our key, because the key format does not depend on the cost.
            SecretKey ours = SecretKey.Create();
            File.WriteAllText(secret, ours.ToText("pass", new Scrypt(32768, 16 << 20)));
            File.WriteAllText(publicKey, ours.Public.ToText());
            ProgramResult signed = Minisign("pass\n", "-S", "-s", secret, "-t", "x", "-m", List);
            Assert.True(signed.IsSuccess, signed.Error);
            Cli.Expect(0, "verify", _disk.Package, "--public-key", publicKey);
            Assert.Contains(
                "the password is wrong",
                Cli.ExpectBadInput("sign", _disk.Package, "--key", secret, "--password-file", _disk.Folder["password"]));
        }

        private static ProgramResult Minisign(string input, params string[] arguments) =>
            new HostProgram("minisign", arguments) { Input = input }.Run();

        private void Sign(params string[] more) => Cli.Expect(0, ["sign", _disk.Package, "--key", Key, .. more]);

        private void WriteKey(byte[] bytes) =>
            File.WriteAllText(_disk.Folder["bad"], $"untrusted comment: x\n{Convert.ToBase64String(bytes)}\n");

        private void Change(string what)
        {
            string firmware = Path.Combine(_disk.Package, "firmware.dfu");
            switch (what)
            {
                case "changed":
                    File.WriteAllBytes(firmware, DfuWriter.Write(StandIn.Firmware(9000)));
                    break;
                case "missing":
                    File.Delete(Path.Combine(_disk.Package, "splash.bin"));
                    break;
                case "extra":
                    File.WriteAllText(Path.Combine(_disk.Package, "extra.bin"), "x");
                    break;
                case "folder":
                    Directory.CreateDirectory(Path.Combine(_disk.Package, "extra"));
                    break;
                case "hidden":
                    File.WriteAllText(Path.Combine(_disk.Package, "._x"), "x");
                    break;
                case "list":
                    File.AppendAllText(List, $"{new string('0', 64)}  more\n");
                    break;
                case "version":
                    File.WriteAllText(Minisig, File.ReadAllText(Minisig).Replace("small 1", "small 2", StringComparison.Ordinal));
                    break;
                case "unsigned":
                    File.Delete(List);
                    break;
                case "nonsense":
                    File.WriteAllText(Minisig, "RWQ\n");
                    break;
                default:
                    Cli.Expect(0, "keygen", "--key", Key, "--no-password", "--force");
                    break;
            }
        }
    }
}
