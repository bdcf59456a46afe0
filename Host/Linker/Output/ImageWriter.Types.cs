using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <content>Writes the records of types, and the data in the pool to which the records refer.</content>
    internal sealed partial class ImageWriter
    {
        private const int TypeBytes = 8;

        /// <summary>Value of a reference field in a record if the field refers to nothing.</summary>
        private const int Nothing = 0x3FFF;

        /// <summary>Maximum size of an object in words, and of an array element in bytes.</summary>
        private const int MaxWords = 1000;

        private void WriteTypes(DispatchTable dispatch)
        {
            Section("types", _layout.Types.Count);

            foreach (TypeNode type in _layout.Types)
            {
                int before = _pool.Length;
                TypeNode? element = type.IsArray ? type.Element : null;
                int kind = type.IsArray ? 4 : type.IsString ? 3 : type.IsInterface ? 1 : type.IsDelegate ? 5 : type.IsValueType ? 2 : 0;
                int[] interfaces = type.IsArray || type.IsDelegate ? [] : Interfaces(type);
                int flags = (element is { IsReference: true } ? 1 : 0)
                    | (element is { Kind: StackKind.Struct } && element.Map.Contains(true) ? 2 : 0)
                    | (type.IsEnum ? 4 : 0) | (type.Definition is { IsAbstract: true } ? 8 : 0) | (interfaces.Length > 0 ? 16 : 0);
                int words = element?.ElementBytes ?? (type.IsString ? 2 : type.IsValueType ? type.Words : type.InstanceWords);
                _out.U32((uint)kind | ((uint)flags << 3) | (Link(type.Base?.Index) << 8) | (Limited(words, MaxWords) << 22));
                _out.U32((uint)(element ?? type).Primitive | (Link(dispatch.BaseOf(type)) << 4)
                    | (Link(element?.Index ?? Detail(type, words, interfaces)) << 18));
                Account(type.Name, "type", TypeBytes + _pool.Length - before);
            }
        }

        private static uint Link(int? value) => value == null ? Nothing : Limited(value.Value, Nothing - 1);

        private static uint Limited(int value, int most) => value >= 0 && value <= most ? (uint)value
            : throw new LinkException([$"The program is too large for the image format ({value}; the maximum is {most})."]);

        /// <summary>Adds to the pool the data to which the record of a type refers.</summary>
        private int? Detail(TypeNode type, int words, int[] interfaces)
        {
            bool needed = type.IsDelegate || interfaces.Length > 0 || (!type.IsArray && type.Map.Contains(true));

            return !needed ? null : _pool.Add(writer =>
            {
                // The map of a string or primitive type is empty, although its values occupy words.
                writer.Map(type.Map.Concat(Enumerable.Repeat(false, words - type.Map.Count)));

                if (type.IsDelegate)
                {
                    writer.U16(type.CallList is { Index: >= 0 } list ? list.Index : None);
                }
                else if (interfaces.Length > 0)
                {
                    writer.U8(interfaces.Length);
                    Array.ForEach(interfaces, writer.U16);
                }
            });
        }

        private int[] Interfaces(TypeNode type) =>
        [
            .. type.Interfaces.Where(item => item.Index >= 0).Select(item => item.Index),
            .. _layout.Types.Where(item => item.IsVariant && item.IsInterface && type.Interface(item) is TypeNode listed && listed != item)
                .Select(item => item.Index),
        ];
    }
}
