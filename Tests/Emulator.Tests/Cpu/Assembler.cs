using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Emulator.Tests.Cpu
{
    /// <summary>Assembles programs with the GNU tools.</summary>
    internal static class Assembler
    {
        /// <summary>Assembles and links a program.</summary>
        /// <param name="source">The program in GNU assembler syntax.</param>
        /// <param name="address">Address of the program's first byte.</param>
        /// <returns>The program's bytes, and the ELF file with its symbols.</returns>
        public static (byte[] Image, byte[] Elf) Assemble(string source, uint address)
        {
            string folder = Directory.CreateTempSubdirectory("core-program-").FullName;

            try
            {
                string file = Path.Combine(folder, "program");

                File.WriteAllText(file + ".s", source);
                Start("arm-none-eabi-as", "-o", file + ".o", file + ".s");
                Start("arm-none-eabi-ld", "-Ttext", $"0x{address:X}", "-e", "0", "-o", file + ".elf", file + ".o");
                Start("arm-none-eabi-objcopy", "-O", "binary", file + ".elf", file + ".bin");

                return (File.ReadAllBytes(file + ".bin"), File.ReadAllBytes(file + ".elf"));
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        private static void Start(string program, params string[] arguments)
        {
            ProgramResult result = new HostProgram(program, arguments).Run();

            if (!result.IsSuccess)
            {
                throw new InvalidOperationException($"{program}: {result.Error}");
            }
        }
    }
}
