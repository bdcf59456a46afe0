using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Refuses programs that need delegate variance at run time. A variance conversion of a delegate needs no code. A cast or an array
    /// store, however, compares types at run time, and the record of a delegate type does not list the types to which variance converts
    /// that type.
    /// </summary>
    internal static class DelegateVariance
    {
        /// <summary>
        /// Reports casts to a delegate type and arrays of that type, if variance converts another instantiated delegate type to that type.
        /// </summary>
        /// <param name="module">Receives the errors.</param>
        public static void Check(Module module, IEnumerable<MethodCode> methods, IReadOnlyCollection<TypeNode> created)
        {
            TypeNode[] delegates = [.. created.Where(type => type.IsDelegate && type.IsVariant)];

            if (delegates.Length == 0)
            {
                return;
            }

            foreach (MethodCode method in methods)
            {
                foreach (Instruction instruction in method.Code.Where(item => item.Op is Op.CAST or Op.ISINST or Op.NEWARR or Op.NEWARRL))
                {
                    TypeNode wanted = Innermost(instruction.Symbols.OfType<TypeNode>().First());
                    TypeNode? given = delegates.FirstOrDefault(type => type.ConvertsByVariance(wanted));

                    if (given != null)
                    {
                        module.Error(method.Method, instruction.IlOffset,
                            $"variance of delegates in a cast or an array ({given.Name} as {wanted.Name})");
                    }
                }
            }
        }

        private static TypeNode Innermost(TypeNode type)
        {
            TypeNode innermost = type;

            while (innermost.IsArray)
            {
                innermost = innermost.Element!;
            }

            return innermost;
        }
    }
}
