using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>Writes the image of the tests and the header of its natives, for CMake.</summary>
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            string[] images = ["bare", .. OnTargetImage.Parts, OnTargetImage.Board];
            if (arguments.Length != 2 || !images.Contains(arguments[0]))
            {
                Console.Error.WriteLine($"Usage: TestLauncher {string.Join('|', images)} FOLDER: "
                    + "writes tests.image, natives.g.hpp and tests.map to FOLDER.");

                return 2;
            }

            try
            {
                LinkResult result = arguments[0] == "bare" ? OnTargetImage.LinkBare() : OnTargetImage.LinkFlipper(arguments[0]);
                ImageFolder.Write(arguments[1], result);
                Console.WriteLine($"{Path.Combine(arguments[1], ImageFolder.Image)}: {result.Image.Length} bytes");

                return 0;
            }
            catch (LinkException problem)
            {
                foreach (string error in problem.Errors)
                {
                    Console.Error.WriteLine(error);
                }

                return 1;
            }
        }
    }
}
