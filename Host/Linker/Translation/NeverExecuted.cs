using Mono.Cecil.Cil;
using IL = Mono.Cecil.Cil.Code;

namespace FlipperUpdaterNano.Linker.Translation
{
    /// <summary>The IL instructions that the runtime supports in no context.</summary>
    internal static class NeverExecuted
    {
        /// <summary>Determines whether an instruction is unsupported in every context.</summary>
        public static bool Has(Instruction instruction) => instruction.OpCode.Code
            is IL.Localloc or IL.Calli or IL.Jmp or IL.Arglist or IL.Mkrefany or IL.Cpblk or IL.Initblk;
    }
}
