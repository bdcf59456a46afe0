using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>Resolves virtual calls, by finding the method that runs for an object of a given type (ECMA-335 II.12.2).</summary>
    internal sealed class Dispatch(ClosedWorld world)
    {
        private readonly Dictionary<(TypeNode, MethodNode), MethodNode?> _known = [];

        public MethodNode? Find(TypeNode type, MethodNode slot)
        {
            if (!_known.TryGetValue((type, slot), out MethodNode? found))
            {
                found = slot.Declaring.IsInterface ? FindInterface(type, Converted(type, slot)) : FindClass(type, slot);
                _known.Add((type, slot), found);
            }

            return found;
        }

        /// <summary>
        /// Returns the called slot or, if the type implements the called interface only through variance, the corresponding slot of the
        /// interface instance that the type lists.
        /// </summary>
        private MethodNode Converted(TypeNode type, MethodNode slot)
        {
            TypeNode? listed = type.Interface(slot.Declaring);

            return listed == null || listed == slot.Declaring ? slot : world.Method(slot.Definition!, listed, slot.MethodArguments);
        }

        private MethodNode? FindClass(TypeNode type, MethodNode slot)
        {
            List<TypeNode> chain = [];

            for (TypeNode? node = type; node != null && node != slot.Declaring; node = node.Base)
            {
                chain.Insert(0, node);
            }

            MethodNode current = slot;
            HashSet<MethodNode> family = [slot];
            bool hidden = false;

            foreach (TypeNode node in chain.Where(node => node.Definition != null))
            {
                foreach (MethodDefinition definition in node.Definition!.Methods.Where(method => method.IsVirtual))
                {
                    bool overrides = Overridden(definition, node, slot).Any(family.Contains);

                    if (!overrides && Matches(definition, node, slot))
                    {
                        hidden |= definition.IsNewSlot;
                        overrides = !hidden;
                    }

                    if (overrides)
                    {
                        current = world.Method(definition, node, slot.MethodArguments);
                        family.Add(current);
                    }
                }
            }

            return current.Definition!.IsAbstract ? null : current;
        }

        private MethodNode? FindInterface(TypeNode type, MethodNode slot)
        {
            for (TypeNode? lister = type; lister != null; lister = lister.Base)
            {
                if (!lister.Interfaces.Contains(slot.Declaring))
                {
                    continue;
                }

                for (TypeNode? node = lister; node != null; node = node.Base)
                {
                    MethodNode? found = node.Definition == null ? null : Implementation(node, slot);

                    if (found != null)
                    {
                        return found.Definition!.IsFinal || found.Declaring == type ? found : FindClass(type, Root(found));
                    }
                }
            }

            MethodNode own = InInterfaces(type, slot);

            return own.Definition!.IsAbstract ? null : own;
        }

        /// <summary>
        /// Returns the default implementation of a slot, which is that of the most derived interface that overrides the slot.
        /// </summary>
        private MethodNode InInterfaces(TypeNode type, MethodNode slot)
        {
            MethodNode found = slot;

            for (TypeNode? node = type; node != null; node = node.Base)
            {
                foreach (TypeNode given in node.Interfaces.Where(item => item.Definition != null
                    && item.Interfaces.Contains(found.Declaring)))
                {
                    MethodDefinition? definition =
                        given.Definition!.Methods.FirstOrDefault(method => Overridden(method, given, slot).Contains(slot));
                    found = definition == null ? found : world.Method(definition, given, slot.MethodArguments);
                }
            }

            return found;
        }

        private MethodNode? Implementation(TypeNode node, MethodNode slot)
        {
            foreach (MethodDefinition definition in node.Definition!.Methods)
            {
                if (Overridden(definition, node, slot).Contains(slot))
                {
                    return world.Method(definition, node, slot.MethodArguments);
                }
            }

            foreach (MethodDefinition definition in node.Definition.Methods)
            {
                if (definition.IsVirtual && definition.IsPublic && Matches(definition, node, slot))
                {
                    return world.Method(definition, node, slot.MethodArguments);
                }
            }

            return null;
        }

        /// <summary>Returns the method that first declared the slot of a method.</summary>
        /// <param name="method">A virtual method of a class.</param>
        public MethodNode Root(MethodNode method)
        {
            MethodNode root = method;

            for (TypeNode? node = method.Declaring.Base; node != null && !root.Definition!.IsNewSlot; node = node.Base)
            {
                MethodDefinition? above = node.Definition?.Methods.FirstOrDefault(item => item.IsVirtual && Matches(item, node, root));

                if (above != null)
                {
                    root = world.Method(above, node, method.MethodArguments);
                }
            }

            return root;
        }

        /// <summary>Returns the methods that a method explicitly overrides, instantiated with the type arguments of the call.</summary>
        private IEnumerable<MethodNode> Overridden(MethodDefinition definition, TypeNode node, MethodNode slot) =>
            definition.GenericParameters.Count == slot.MethodArguments.Length
                ? definition.Overrides.Select(item => world.Overridden(item, node, slot.MethodArguments)) : [];

        private bool Matches(MethodDefinition definition, TypeNode node, MethodNode slot)
        {
            if (definition.Name != slot.Definition!.Name
                || definition.Parameters.Count != slot.Definition.Parameters.Count
                || definition.GenericParameters.Count != slot.MethodArguments.Length
                || definition.HasThis != slot.HasThis)
            {
                return false;
            }

            MethodNode candidate = world.Method(definition, node, slot.MethodArguments);

            return candidate.Returns == slot.Returns && candidate.Parameters.Skip(1).SequenceEqual(slot.Parameters.Skip(1));
        }
    }
}
