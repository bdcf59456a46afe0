using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// Rapid type analysis: finds every method that can be reached from the entry point, and every type that is instantiated. A virtual
    /// call reaches only methods of instantiated types.
    /// </summary>
    internal sealed class Reachability(ClosedWorld world, Dispatch dispatch)
    {
        private readonly Queue<MethodNode> _queue = new();
        private readonly HashSet<MethodNode> _methods = [];
        private readonly List<TypeNode> _instantiated = [];
        private readonly List<MethodNode> _slots = [];
        private readonly HashSet<MethodNode> _slotSet = [];
        private readonly Dictionary<MethodNode, MethodNode[]> _targets = [];

        public IReadOnlyCollection<MethodNode> Methods => _methods;

        public IReadOnlyList<TypeNode> Instantiated => _instantiated;

        public void Run(IEnumerable<MethodNode> roots, IEnumerable<TypeNode> types)
        {
            foreach (TypeNode type in types)
            {
                Instantiate(type);
            }

            foreach (MethodNode root in roots)
            {
                Reach(root);
            }

            while (_queue.TryDequeue(out MethodNode? method))
            {
                if (method.Definition is { HasBody: true })
                {
                    Scan(method);
                }
                else if (method.IsNative)
                {
                    ReachNative(method);
                }
            }
        }

        /// <summary>Returns the distinct methods that a virtual call may run.</summary>
        /// <returns>The methods; none if no instantiated type can be the receiver.</returns>
        public MethodNode[] Targets(MethodNode slot)
        {
            if (!_targets.TryGetValue(slot, out MethodNode[]? targets))
            {
                targets = [.. Receivers(slot).Select(type => dispatch.Find(type, slot)).OfType<MethodNode>().Distinct()];
                _targets.Add(slot, targets);
            }

            return targets;
        }

        public IEnumerable<TypeNode> Receivers(MethodNode slot) => _instantiated.Where(type => type.DerivesFrom(slot.Declaring));

        public void Instantiate(TypeNode type)
        {
            if (type.IsInstantiated || type.Kind == StackKind.Void)
            {
                return;
            }

            type.IsInstantiated = true;
            world.LayOut(type);
            _instantiated.Add(type);

            foreach (MethodNode slot in _slots.Where(slot => type.DerivesFrom(slot.Declaring)))
            {
                ReachTarget(type, slot);
            }

            if (type.IsArray && type.Element!.IsValueType)
            {
                Instantiate(type.Element);
            }
        }

        private void Reach(MethodNode method)
        {
            if (!Intrinsics.IsNoCall(method) && _methods.Add(method))
            {
                _queue.Enqueue(method);

                if (method.Definition!.IsStatic || method.Definition.IsConstructor)
                {
                    ReachStaticConstructor(method.Declaring);
                }
            }
        }

        private void ReachStaticConstructor(TypeNode type)
        {
            if (type.StaticConstructor != null)
            {
                Reach(type.StaticConstructor);
            }
        }

        private void ReachVirtual(MethodNode slot)
        {
            if (!slot.IsVirtual)
            {
                Reach(slot);
            }
            else if (_slotSet.Add(slot))
            {
                _slots.Add(slot);

                foreach (TypeNode type in _instantiated.ToArray())
                {
                    if (type.DerivesFrom(slot.Declaring))
                    {
                        ReachTarget(type, slot);
                    }
                }
            }
        }

        private void ReachTarget(TypeNode type, MethodNode slot)
        {
            MethodNode? target = dispatch.Find(type, slot);

            if (target != null)
            {
                Reach(target);
            }
        }

        private void ReachNative(MethodNode method)
        {
            if (method.Returns.Kind == StackKind.Ref && !method.Returns.IsInterface)
            {
                Instantiate(method.Returns);
            }
        }

        private void Scan(MethodNode method)
        {
            foreach (VariableDefinition variable in method.Definition!.Body.Variables)
            {
                Try(method, null, () => world.Type(variable.VariableType, method));
            }

            TypeReference? constrained = null;

            foreach (Instruction instruction in method.Definition!.Body.Instructions)
            {
                Try(method, instruction, () => Scan(method, instruction, ref constrained));
            }

            foreach (ExceptionHandler handler in method.Definition.Body.ExceptionHandlers.Where(item => item.CatchType != null))
            {
                Try(method, handler.HandlerStart, () => world.Type(handler.CatchType, method));
            }
        }

        private void Try(MethodNode method, Instruction? instruction, Action action)
        {
            try
            {
                action();
            }
            catch (NotSupportedException problem)
            {
                world.Errors.Add($"{method.Name} IL_{instruction?.Offset ?? 0:X4}: not supported: {problem.Message}");

                // Every further instance would cause the same error.
                if (problem is RecursiveGenericsException)
                {
                    throw new LinkException([.. world.Errors]);
                }
            }
        }

        private void Scan(MethodNode method, Instruction instruction, ref TypeReference? constrained)
        {
            switch (instruction.OpCode.Code)
            {
                case Mono.Cecil.Cil.Code.Constrained:
                    constrained = (TypeReference)instruction.Operand;
                    return;
                case Mono.Cecil.Cil.Code.Box:
                    Instantiate(world.Type((TypeReference)instruction.Operand, method));
                    break;
                case Mono.Cecil.Cil.Code.Newarr:
                    Instantiate(world.ArrayOf(world.Type((TypeReference)instruction.Operand, method)));
                    break;
                case Mono.Cecil.Cil.Code.Ldstr:
                    Instantiate(world.String);
                    break;
                case Mono.Cecil.Cil.Code.Ldsfld or Mono.Cecil.Cil.Code.Ldsflda or Mono.Cecil.Cil.Code.Stsfld:
                    ReachStaticConstructor(world.Field((FieldReference)instruction.Operand, method).Declaring);
                    break;
                default:
                    if (instruction.Operand is MethodReference reference)
                    {
                        ScanCall(method, instruction, reference, constrained);
                    }
                    else if (instruction.Operand is TypeReference type)
                    {
                        world.Type(type, method);
                    }

                    break;
            }

            constrained = null;
        }

        private void ScanCall(MethodNode method, Instruction instruction, MethodReference reference, TypeReference? constrained)
        {
            MethodNode called = world.Method(reference, method);

            switch (instruction.OpCode.Code)
            {
                case Mono.Cecil.Cil.Code.Newobj:
                    if (!called.Declaring.IsValueType)
                    {
                        Instantiate(called.Declaring);
                    }

                    Reach(called);
                    break;
                case Mono.Cecil.Cil.Code.Callvirt when constrained != null:
                    ReachConstrained(called, world.Type(constrained, method));
                    ReachVirtual(called);
                    break;
                case Mono.Cecil.Cil.Code.Callvirt or Mono.Cecil.Cil.Code.Ldvirtftn:
                    ReachVirtual(called);
                    break;
                case Mono.Cecil.Cil.Code.Ldtoken:
                    break;
                default:
                    Reach(called);
                    break;
            }
        }

        private void ReachConstrained(MethodNode called, TypeNode type)
        {
            if (type.IsValueType)
            {
                MethodNode? own = dispatch.Find(type, called);

                if (own == null || !own.Declaring.IsValueType)
                {
                    Instantiate(type);
                }

                if (own != null)
                {
                    Reach(own);
                }
            }
        }
    }
}
