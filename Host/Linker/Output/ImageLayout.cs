using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Collects and numbers the methods, types, literals and natives that the program uses, starting from its entry point.
    /// </summary>
    internal sealed partial class ImageLayout
    {
        private readonly Module _module;
        private readonly Queue<MethodNode> _queue = new();
        private readonly Dictionary<MethodNode, int> _selectors = [];
        private readonly Dictionary<Signature, int> _signatures = [];
        private readonly Dictionary<object, int> _literals = [];
        private readonly Dictionary<FieldNode, int> _statics = [];
        private readonly HashSet<TypeNode> _made = [];
        private IReadOnlySet<MethodNode> _inlined = new HashSet<MethodNode>();

        public ImageLayout(Module module, NameLevel names)
        {
            _module = module;

            foreach (TypeNode? type in module.WellKnownTypes)
            {
                if (type != null)
                {
                    Make(type);
                }
            }

            Add(module.Entry);
            TranslateQueued();
            DelegateVariance.Check(module, Methods, _made);
            ThrowOnErrors();
            Optimize();
            OrderByCalls();
            OrderSignatures();
            OrderTypes();
            OrderLiterals(names);
            RefuseUnknownFrequentMethods();

            Texts = new StringCompressor([.. Literals.OfType<string>().Distinct()]);
            LayOutMethods();
        }

        // Without this check, a renamed method would silently become compressed and therefore slow.
        private void RefuseUnknownFrequentMethods()
        {
            string[] unknown = [.. _module.Frequent.Except(Methods.Select(code => code.Method.Name))
                .Except(_inlined.Select(method => method.Name)).Order(StringComparer.Ordinal)];

            if (_module.IsForSize && unknown.Length > 0)
            {
                throw new LinkException(
                    [.. unknown.Select(name => $"frequent.txt: {name} is not in the program; correct or remove the line.")]);
            }
        }

        private void ThrowOnErrors()
        {
            Module module = _module;

            if (module.World.Errors.Count > 0)
            {
                // Also translates methods that are called only by methods with errors, so that one run reports every error.
                foreach (MethodNode method in module.Reachability.Methods.Where(method =>
                    method.Definition?.Module == module.Main.Definition!.Module).ToArray())
                {
                    Add(method);
                }

                TranslateQueued();
            }

            module.World.Errors.Sort(StringComparer.Ordinal);

            if (module.World.Errors.Count > 0)
            {
                throw new LinkException([.. module.World.Errors.Distinct()]);
            }
        }

        public OperationList Operations { get; private set; }

        public StringCompressor Texts { get; }

        public CompressedCode Compressed { get; private set; }

        public List<MethodCode> Methods { get; } = [];

        public List<TypeNode> Types { get; } = [];

        public List<MethodNode> Slots { get; } = [];

        public List<Signature> Signatures { get; } = [];

        /// <summary>Gets the literals: strings, then the names of the first types, then blobs.</summary>
        public List<object> Literals { get; } = [];

        /// <summary>Gets the number of types that have names.</summary>
        public int NamedTypes { get; private set; }

        public List<FieldNode> Statics { get; } = [];

        public List<bool> StaticMap { get; } = [];

        public IEnumerable<TypeNode> Made => _made;

        public List<MethodNode> Natives { get; } = [];

        private void TranslateQueued()
        {
            while (_queue.TryDequeue(out MethodNode? method))
            {
                Translate(method);
            }
        }

        private void Translate(MethodNode method)
        {
            MethodCode code;

            try
            {
                code = _module.Translate(method);
                Peephole.Run(code, _module.IsForSize);
            }
            catch (NotSupportedException problem)
            {
                _module.Error(method, 0, problem.Message);

                return;
            }

            Methods[method.Index] = code;
            SignatureIndex(Signature.Of(method));

            foreach (Instruction instruction in code.Code)
            {
                foreach (object symbol in instruction.Symbols)
                {
                    Note(symbol, instruction.Op);
                }
            }

            foreach (Clause clause in code.Clauses)
            {
                if (clause.Type != null)
                {
                    TypeIndex(clause.Type);
                }
            }
        }

        private void Note(object symbol, Op op)
        {
            switch (symbol)
            {
                case MethodNode native when op == Op.NATIVE:
                    Natives.Add(native);

                    if (native.Returns.IsArray)
                    {
                        Make(native.Returns);
                    }

                    break;
                case MethodNode method:
                    Add(method);
                    break;
                case TypeNode type when op is Op.NEW or Op.NEWARR or Op.NEWARRL or Op.BOX or Op.NEWDEL or Op.NEWDELV:
                    Make(type);
                    break;
                case TypeNode type:
                    TypeIndex(type);
                    break;
                case Slot slot:
                    AddSlot(slot.Method);
                    break;
                case Signature signature:
                    SignatureIndex(signature);
                    break;
                case StaticWord word:
                    AddStatic(word.Field);
                    break;
                case string or Blob:
                    if (_literals.TryAdd(symbol, Literals.Count))
                    {
                        Literals.Add(symbol);
                    }

                    break;
            }
        }

        /// <summary>Sorts methods by their number of call sites, because low indices have short encodings.</summary>
        private void OrderByCalls()
        {
            Dictionary<MethodNode, int> calls = [];

            foreach (Instruction instruction in Methods.SelectMany(code => code.Code)
                .Where(instruction => instruction.Op is Op.CALL or Op.CALLC))
            {
                MethodNode callee = (MethodNode)instruction.Symbols[0];
                calls[callee] = calls.GetValueOrDefault(callee) + 1;
            }

            MethodCode[] ordered =
                [.. Methods.OrderByDescending(code => calls.GetValueOrDefault(code.Method)).ThenBy(code => code.Method.Index)];
            Methods.Clear();
            Methods.AddRange(ordered);

            for (int i = 0; i < ordered.Length; i++)
            {
                ordered[i].Method.Index = i;
            }
        }

        /// <summary>
        /// Sorts signatures by their number of methods, because the header of a method is shorter if the signature has a low index.
        /// </summary>
        private void OrderSignatures()
        {
            Dictionary<Signature, int> methods = Methods.CountBy(code => Signature.Of(code.Method)).ToDictionary();
            Signature[] ordered = [.. Signatures.OrderByDescending(signature => methods.GetValueOrDefault(signature))];
            Signatures.Clear();
            _signatures.Clear();
            Array.ForEach(ordered, signature => SignatureIndex(signature));
        }

        /// <summary>Sorts exception types first, because names can be stored only for the first types of an image.</summary>
        private void OrderTypes()
        {
            TypeNode exception = _module.World.Known("System.Exception");
            TypeNode[] ordered = [.. Types.OrderBy(type => !type.DerivesFrom(exception)).ThenBy(type => type.Index)];
            Types.Clear();
            Types.AddRange(ordered);

            for (int i = 0; i < ordered.Length; i++)
            {
                ordered[i].Index = i;
            }
        }

        private void OrderLiterals(NameLevel names)
        {
            TypeNode exception = _module.World.Known("System.Exception");
            string[] typeNames =
                [.. Types.TakeWhile(type => names != NameLevel.Exceptions || type.DerivesFrom(exception)).Select(type => type.Name)];
            object[] ordered = LiteralOrder.Of(Literals, Methods, _module.Frequent);
            NamedTypes = typeNames.Length;
            Literals.Clear();
            Literals.AddRange([.. ordered.OfType<string>(), .. typeNames, .. ordered.OfType<Blob>()]);
            _literals.Clear();

            // A type name that equals a string of the program shares the index of that string, because strings precede names.
            for (int i = 0; i < Literals.Count; i++)
            {
                _literals.TryAdd(Literals[i], i);
            }
        }

        private void Add(MethodNode method)
        {
            if (method.Index < 0)
            {
                method.Index = Methods.Count;
                Methods.Add(new MethodCode(method));
                _queue.Enqueue(method);
            }
        }

        private void AddStatic(FieldNode field)
        {
            if (_statics.TryAdd(field, StaticMap.Count))
            {
                field.Offset = StaticMap.Count;
                Statics.Add(field);
                StaticMap.AddRange(field.Type.WordMap);
            }
        }

        /// <summary>
        /// Returns the index of a type, and assigns it at the first request. An interface receives an index only if code tests for that
        /// interface, because an interface call needs no index.
        /// </summary>
        private int TypeIndex(TypeNode type)
        {
            if (type.Index < 0)
            {
                type.Index = Types.Count;
                Types.Add(type);
                _module.World.LayOut(type);

                if (type.Base != null)
                {
                    TypeIndex(type.Base);
                }

                if (type.IsArray)
                {
                    // Natives box array elements, so the image must contain the type of the elements.
                    if (type.Element!.IsValueType)
                    {
                        Make(type.Element);
                    }
                    else
                    {
                        TypeIndex(type.Element);
                    }
                }
            }

            return type.Index;
        }

        private void Make(TypeNode type)
        {
            if (!_made.Add(type))
            {
                return;
            }

            TypeIndex(type);

            foreach (MethodNode slot in Slots.ToArray())
            {
                AddTarget(type, slot);
            }

            if (type.IsDelegate)
            {
                _module.NeedCallList(type);
                Add(type.CallList!);
            }
        }

        private void AddSlot(MethodNode slot)
        {
            if (_selectors.TryAdd(slot, Slots.Count))
            {
                Slots.Add(slot);
                SignatureIndex(Signature.Of(slot));

                foreach (TypeNode type in _made.ToArray())
                {
                    AddTarget(type, slot);
                }
            }
        }

        private void AddTarget(TypeNode type, MethodNode slot)
        {
            MethodNode? target = Target(type, slot);

            if (target != null)
            {
                Add(target);
            }
        }

        /// <summary>Returns the method that runs when a slot is called virtually on an object of a type.</summary>
        /// <returns>The method; null if the type does not have the slot.</returns>
        public MethodNode? Target(TypeNode type, MethodNode slot)
        {
            if (!type.DerivesFrom(slot.Declaring))
            {
                return null;
            }

            MethodNode? target = _module.Dispatch.Find(type, slot);

            return target is { Declaring.IsValueType: true } ? _module.Unboxing(target) : target;
        }

        public int SignatureIndex(Signature signature)
        {
            if (!_signatures.TryGetValue(signature, out int index))
            {
                index = Signatures.Count;
                _signatures.Add(signature, index);
                Signatures.Add(signature);
            }

            return index;
        }

        public int Resolve(object symbol, char kind) => symbol switch
        {
            MethodNode native when kind == 'h' => Natives.IndexOf(native),
            MethodNode method => method.Index,
            TypeNode type => type.Index,
            Slot slot => _selectors[slot.Method],
            Signature signature => _signatures[signature],
            StaticWord word => word.Field.Offset + word.Word,
            _ => _literals[symbol],
        };
    }
}
