using System.Diagnostics.CodeAnalysis;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <content>Transformations that require the code of all methods of the program.</content>
    internal sealed partial class ImageLayout
    {
        private void Optimize()
        {
            InlineSingleCalls();
            AssignFrames();
        }

        /// <summary>
        /// In an image linked for size, inlines each method with a single call site if caller and callee are either both compressed or both
        /// uncompressed.
        /// </summary>
        private void InlineSingleCalls()
        {
            if (!_module.IsForSize || _module.WithoutPasses)
            {
                return;
            }

            IEnumerable<MethodNode> dispatched = _made.SelectMany(type => Slots.Select(slot => Target(type, slot)).Append(type.CallList))
                .OfType<MethodNode>();
            _inlined = SingleCalls.Inline(
                Methods,
                [_module.Entry, _module.Main, .. dispatched],
                slot => _made.Select(type => Target(type, slot)).OfType<MethodNode>(),
                (caller, callee) => _module.Frequent.Contains(caller.Name) == _module.Frequent.Contains(callee.Name));
            Methods.RemoveAll(code => _inlined.Contains(code.Method));
            _signatures.Clear();
            Signatures.Clear();
            Methods.ForEach(code => SignatureIndex(Signature.Of(code.Method)));
            Slots.ForEach(slot => SignatureIndex(Signature.Of(slot)));
            Methods.SelectMany(code => code.Code).SelectMany(instruction => instruction.Symbols).OfType<Signature>().ToList()
                .ForEach(signature => SignatureIndex(signature));
        }

        private void AssignFrames()
        {
            foreach (MethodCode code in Methods)
            {
                try
                {
                    Peephole.Run(code, forSize: true);

                    if (!_module.WithoutPasses)
                    {
                        KnownValues.Run(code);
                        DeadCode.Run(code);
                        Coalescing.Run(code);
                        Branches.Run(code);
                    }

                    FrameLayout.Assign(code, byUse: !_module.WithoutPasses, clearInHandlers: !_module.IsForSize);
                }
                catch (NotSupportedException problem)
                {
                    _module.Error(code.Method, 0, problem.Message);
                }
            }

            ThrowOnErrors();
        }

        /// <summary>Chooses which methods are compressed, and gives each operation and branch target its position.</summary>
        [MemberNotNull(nameof(Operations), nameof(Compressed))]
        private void LayOutMethods()
        {
            HashSet<MethodCode> compressed = [.. Methods.Where(code =>
                _module.IsForSize && !_module.Frequent.Contains(code.Method.Name) && CompressedCode.CanEncode(code))];
            MethodCode[] tooLong;

            do
            {
                foreach (MethodCode code in Methods)
                {
                    code.IsCompressed = compressed.Contains(code);
                    LayOut(code);
                }

                ThrowOnErrors();
                Operations = _module.HasOwnRuntime ? OperationList.Of(Methods) : OperationList.All;
                Compressed = new CompressedCode(compressed, Operations, Texts, Resolve, _module.LongBranches);
                tooLong = [.. Compressed.TooLong];
                compressed.ExceptWith(tooLong);
            }
            while (tooLong.Length > 0);
        }

        private void LayOut(MethodCode code)
        {
            if (code.IsCompressed)
            {
                CompressedCode.Unify(code);
            }
            else if (!Encoder.LayOut(code))
            {
                _module.Error(code.Method, 0, "a method of more than 32 KiB of code");
            }
        }
    }
}
