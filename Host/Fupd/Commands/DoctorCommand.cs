using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery.Signing;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd doctor</c>: runs the preflight on the desktop, without writing anything.</summary>
    internal static class DoctorCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> package = new("PACKAGE")
            {
                Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar archive.",
            };
            Option<string?> device = new("--device")
            {
                Description = "Device for which to check the package; default: a new device.",
                HelpName = "DEVICE",
            };
            Option<string?> cardFree = SweepOptions.CreateCardFree();
            Option<string?> publicKey = KeyOptions.PublicKey();
            Command command = new("doctor", "Check a package without changing anything, and show the plan.")
            {
                package, device, cardFree, publicKey,
            };
            command.SetAction(result => Run(
                result.GetValue(package)!,
                result.GetValue(device),
                result.GetValue(cardFree),
                result.GetValue(publicKey),
                common.OutputOf(result)));
            return command;
        }

        private static int Run(string packagePath, string? folder, string? cardFree, string? publicKey, CommandOutput output)
        {
            PublicKey? key = publicKey == null ? null : KeyOptions.ReadPublic(publicKey);
            Package package = PackageReader.Read(packagePath);
            SignatureVerdict? signature = key == null ? null : PackageSignature.Verify(package, key);
            bool isForged = signature is { IsGood: false };
            VirtualDevice device = folder == null ? DeviceMaker.Make(new DeviceRecipe()) : DeviceStore.Load(folder);
            JudgedDevice judged = JudgedDevice.Of(device, folder);
            DoctorReport report = DoctorFindings.Of(device, package, cardFree);
            if (signature != null)
            {
                VerifyCommand.Print(signature, output);
            }

            if (output.IsForPeople)
            {
                output.Line($"Device: {judged}");
                Print(report, output, isForged);
            }
            else if (report.FirstError is { } error)
            {
                output.Fault($"refused: [{error.Code}] {error.Message}");
            }

            JsonObject json = report.ToJson();
            if (isForged)
            {
                // There is no plan for a refused package.
                json["verdict"] = "refused";
                json["plan"] = null;
                json["expectedMilliseconds"] = null;
            }

            json["signature"] = signature == null ? null : VerifyCommand.ToJson(signature);
            json["device"] = judged.ToJson();
            output.Report(json);
            return report.IsRefused || isForged ? ExitStatus.Refused : ExitStatus.Done;
        }

        internal static void Print(DoctorReport report, CommandOutput output, bool isForged = false)
        {
            output.Line((report.IsRefused, isForged) switch
            {
                (true, _) => "Refused: the update would stop before anything is changed.",
                (_, true) => "Refused: the package differs from what the key's owner signed. The device does not check signatures.",
                _ => "Accepted: the update can be installed.",
            });
            foreach (DoctorFinding finding in report.Findings)
            {
                string code = finding.IsError ? $"[{finding.Code}] " : string.Empty;
                output.Line($"  {finding.Severity,-7} {code}{finding.Message}");
            }

            if (isForged || report.Plan is not { } plan || report.Duration is not { } duration)
            {
                return;
            }

            PlanText.Write(plan, duration, output);
            output.Line(
                $"Pages: {plan.PagesToErase} to erase, {plan.PagesUnchanged} unchanged; expected duration "
                + $"{duration.Milliseconds / 1000.0:0.0} s.");
        }
    }
}
