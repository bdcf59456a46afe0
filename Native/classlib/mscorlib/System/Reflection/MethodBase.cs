namespace System.Reflection
{
    /// <summary>A method or constructor.</summary>
    public abstract class MethodBase : MemberInfo
    {
        // System.Reflection.MethodAttributes of metadata.
        internal const int Access = 7;
        internal const int PrivateAccess = 1;
        internal const int PublicAccess = 6;
        internal const int StaticBit = 0x10;
        internal const int FinalBit = 0x20;
        internal const int VirtualBit = 0x40;
        internal const int NewSlotBit = 0x100;
        internal const int AbstractBit = 0x400;

        private readonly int _declaring;
        private readonly string _name;
        private readonly int _attributes;
        private readonly int[] _signature;
        private readonly Invoker _code;
        private readonly int _number;

        /// <summary>Creates a method.</summary>
        protected MethodBase()
        {
        }

        internal MethodBase(RuntimeTypeHandle declaring, string name, int attributes, int[] signature, Invoker code, int number)
        {
            _declaring = declaring.Index;
            _name = name;
            _attributes = attributes;
            _signature = signature;
            _code = code;
            _number = number;
        }

        /// <summary>The name; that of a constructor is <c>.ctor</c>.</summary>
        public override string Name
        {
            get { return _name; }
        }

        /// <summary>The type the method is declared in.</summary>
        public override Type DeclaringType
        {
            get { return RuntimeType.Of(_declaring); }
        }

        /// <summary>Whether the method is public.</summary>
        public bool IsPublic
        {
            get { return (_attributes & Access) == PublicAccess; }
        }

        /// <summary>Whether the method belongs to the type, not to an object.</summary>
        public bool IsStatic
        {
            get { return (_attributes & StaticBit) != 0; }
        }

        /// <summary>Whether no type may override the method.</summary>
        public bool IsFinal
        {
            get { return (_attributes & FinalBit) != 0; }
        }

        /// <summary>Whether the method is virtual.</summary>
        public bool IsVirtual
        {
            get { return (_attributes & VirtualBit) != 0; }
        }

        /// <summary>Whether the method is abstract.</summary>
        public bool IsAbstract
        {
            get { return (_attributes & AbstractBit) != 0; }
        }

        internal int Attributes
        {
            get { return _attributes; }
        }

        /// <summary>The types of the result and of the parameters, complemented where they are passed by reference.</summary>
        internal int[] Signature
        {
            get { return _signature; }
        }

        /// <summary>Which attributes the member has, for MemberTable.Attributes.</summary>
        internal int Number
        {
            get { return _number; }
        }

        /// <summary>The parameters, in order.</summary>
        public abstract ParameterInfo[] GetParameters();

        /// <summary>
        /// Calls the method on an object, or without one if it is static. Values come in boxes; what is passed by reference is put back
        /// into the array. What the method throws comes out as it is: v1 has no TargetInvocationException.
        /// </summary>
        public object Invoke(object obj, object[] parameters)
        {
            if (!IsStatic)
            {
                if (obj == null)
                {
                    throw new TargetException("Non-static method requires a target.");
                }

                if (!DeclaringType.IsInstanceOfType(obj))
                {
                    throw new TargetException("Object does not match target type.");
                }
            }

            if (MemberType == MemberTypes.Constructor)
            {
                throw new NotSupportedException("A constructor cannot run again on an object.");
            }

            return Call(obj, parameters);
        }

        internal object Call(object target, object[] given)
        {
            if (_code == null)
            {
                throw new NotSupportedException("Invoking " + DeclaringType.FullName + "." + _name + ".");
            }

            object[] arguments = Arguments.Fit(given, _signature);
            object result = _code(target, arguments);

            for (int i = 1; i < _signature.Length; i++)
            {
                if (_signature[i] < 0)
                {
                    given[i - 1] = arguments[i - 1];
                }
            }

            return result;
        }

        internal ParameterInfo[] MakeParameters()
        {
            ParameterInfo[] parameters = new ParameterInfo[_signature.Length - 1];

            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i] = new RuntimeParameterInfo(_signature[i + 1]);
            }

            return parameters;
        }

        /// <summary>Whether another method of the same name has the same parameters.</summary>
        internal bool HasParametersOf(MethodBase other)
        {
            if (other._signature.Length != _signature.Length)
            {
                return false;
            }

            for (int i = 1; i < _signature.Length; i++)
            {
                if (other._signature[i] != _signature[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
