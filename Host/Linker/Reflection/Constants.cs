using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>Emits code that pushes constants from the metadata.</summary>
    internal static class Constants
    {
        public static void Push(IlWriter il, object? value)
        {
            switch (value)
            {
                case null:
                    il.Emit(OpCodes.Ldnull);
                    break;
                case string text:
                    il.Text(text);
                    break;
                case bool truth:
                    il.Number(truth ? 1 : 0);
                    break;
                case float number:
                    il.Number(number);
                    break;
                case double number:
                    il.Number(number);
                    break;
                case long number:
                    il.Number(number);
                    break;
                case ulong number:
                    il.Number((long)number);
                    break;
                case uint number:
                    il.Number((int)number);
                    break;
                case char number:
                    il.Number((int)number);
                    break;
                default:
                    il.Number(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }
    }
}
