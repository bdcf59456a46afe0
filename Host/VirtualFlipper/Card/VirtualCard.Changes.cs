namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Changes to directories; each change is one operation in the journal.</summary>
    public sealed partial class VirtualCard
    {
        /// <summary>Creates a directory. It is not an error if the directory already exists.</summary>
        /// <param name="path">Path on the card.</param>
        public CardResult MakeDirectory(string path)
        {
            CardResult found = Find(path, CardTiming.Change, out CardNode? parent, out CardNode? node, out string name);
            if (found == CardResult.Ok)
            {
                return node!.IsDirectory ? CardResult.Ok : CardResult.WrongKind;
            }

            if (found != CardResult.NotFound || parent is null)
            {
                return found;
            }

            CardResult room = IsReadOnly ? CardResult.ReadOnly : _tree.HasRoomFor(parent, name) && _tree.TryGrowDirectory() ? CardResult.Ok
                : CardResult.Full;
            if (room == CardResult.Ok)
            {
                Journal.Perform("card.mkdir", path, Make, random => DoOrNot(random, Make));
            }

            return room;

            void Make() => _tree.Put(parent, CardNode.Directory(name));
        }

        /// <summary>Deletes a file or an empty directory.</summary>
        /// <param name="path">Path on the card.</param>
        public CardResult Delete(string path)
        {
            CardResult found = Find(path, CardTiming.Change, out CardNode? parent, out CardNode? node, out string name);
            if (found != CardResult.Ok)
            {
                return found;
            }

            CardResult may = parent is null ? CardResult.WrongKind
                : IsReadOnly || node!.IsReadOnly ? CardResult.ReadOnly
                : node.Children is { Count: > 0 } ? CardResult.NotEmpty
                : NotInUse(node, path);
            if (may == CardResult.Ok)
            {
                Journal.Perform("card.delete", path, Remove, random => DoOrNot(random, Remove));
            }

            return may;

            void Remove()
            {
                parent!.Children!.Remove(name);
                _tree.Release(node!);
            }
        }

        /// <summary>
        /// Renames a file or directory. A file replaces an existing file with the new name; a directory is renamed only if no entry has the
        /// new name.
        /// </summary>
        public CardResult Replace(string from, string to)
        {
            CardResult found = Find(from, CardTiming.Lookup, out CardNode? oldParent, out CardNode? node, out string oldName);
            if (found != CardResult.Ok)
            {
                return found;
            }

            found = Find(to, CardTiming.Change, out CardNode? newParent, out CardNode? replaced, out string newName);
            if (found != CardResult.Ok && (found != CardResult.NotFound || newParent is null))
            {
                return found;
            }

            CardResult may = MayReplace(node!, from, replaced, to);
            may = may == CardResult.Ok && !_tree.HasRoomFor(newParent!, newName) ? CardResult.Full : may;

            if (may == CardResult.Ok)
            {
                Journal.Perform("card.rename", $"{from}>{to}", Move, random => DoOrNot(random, Move));
            }

            return may;

            void Move()
            {
                if (replaced is not null && replaced != node)
                {
                    _tree.Release(replaced);
                }

                oldParent!.Children!.Remove(oldName);
                newParent!.Children!.Remove(newName);
                node!.Name = newName;
                _tree.Put(newParent, node);
            }
        }

        private CardResult MayReplace(CardNode node, string from, CardNode? replaced, string to)
        {
            bool isRefused = replaced is not null && (replaced.IsDirectory || (node.IsDirectory && replaced != node));
            CardResult may = isRefused ? CardResult.WrongKind
                : IsReadOnly || replaced?.IsReadOnly == true ? CardResult.ReadOnly
                : NotInUse(node, from);

            return may == CardResult.Ok && replaced is not null && replaced != node ? NotInUse(replaced, to) : may;
        }

        /// <summary>Sets the capacity so that the given number of clusters is free.</summary>
        /// <param name="clusters">Number of free clusters.</param>
        public void LeaveFree(int clusters) => Capacity = (UsedClusters + clusters) * ClusterSize;

        /// <summary>
        /// Sets the read-only attribute of a file or directory from outside the device. The call takes no virtual time and is not an
        /// operation. The attribute is lost when the device is saved to a folder.
        /// </summary>
        /// <param name="path">Path on the card.</param>
        /// <exception cref="ArgumentException">The path does not exist.</exception>
        public void Protect(string path)
        {
            CardNode node = _tree.Walk(path, out _, out _) ?? throw new ArgumentException($"{path}: not on the card");
            node.IsReadOnly = true;
        }

        /// <summary>Adds a file to a directory, replacing any existing file of the same name.</summary>
        internal void Place(CardNode file, CardNode directory)
        {
            if (directory.Children!.Find(file.Name) is { } replaced)
            {
                _tree.Release(replaced);
            }

            _tree.Put(directory, file);
        }

        private static void DoOrNot(Random random, Action action)
        {
            if (random.Next(2) == 0)
            {
                action();
            }
        }

        private CardResult Prepare(string path, CardNode parent, ref CardNode? node, string name, CardOpenMode mode)
        {
            if (IsReadOnly || node?.IsReadOnly == true)
            {
                return CardResult.ReadOnly;
            }

            if (node is null && !_tree.HasRoomFor(parent, name))
            {
                return CardResult.Full;
            }

            if (mode == CardOpenMode.CreateDeferred)
            {
                CardResult unused = node is null ? CardResult.Ok : NotInUse(node, path);
                node = CardNode.File(name);

                return unused != CardResult.Ok ? unused : Begin(CardTiming.Change);
            }

            if (node is null)
            {
                CardNode made = CardNode.File(name);
                made.IsIncomplete = mode == CardOpenMode.Create;
                node = made;

                return Change(path, () => _tree.Put(parent, made));
            }

            CardNode existing = node;
            CardResult free = NotInUse(existing, path);

            return free != CardResult.Ok || mode == CardOpenMode.Append ? free : Change(path, () =>
            {
                _tree.Release(existing);
                existing.Empty();
                existing.IsIncomplete = true;
            });
        }

        private CardResult Change(string path, Action apply)
        {
            CardResult ready = Begin(CardTiming.Change);
            if (ready == CardResult.Ok)
            {
                Journal.Perform("card.create", path, apply, random => DoOrNot(random, apply));
            }

            return ready;
        }

        private CardResult NotInUse(CardNode node, string path) =>
            InUse(_open.Any(file => file.Node == node), $"{path} was changed while it was open");

        // A read would miss the bytes that the writer has not flushed yet.
        private CardResult MayRead(CardNode node, string path) =>
            InUse(_open.Any(file => file.Node == node && file.IsWritable), $"{path} was opened while it was already open for writing");

        private CardResult InUse(bool isInUse, string details)
        {
            if (isInUse)
            {
                _device.Violate("card.file-in-use", details);
            }

            return isInUse ? CardResult.WriteError : CardResult.Ok;
        }
    }
}
