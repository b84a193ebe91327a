"""Atoms, molecules, the periodic table."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Broken, Plugin, Routing, names, phrases

PLUGIN = Plugin(
    name="chemistry",
    title="Chemistry",
    summary="Bohr atoms, structural formulas of molecules, chemical formulas, the periodic table.",
    module="manim_chemistry",
    imports="from manim_chemistry import *",
    distribution="manim-chemistry",
    version="0.5.1",
    sha256="2e61d0a44c87f6d3e9d4e7a35787ae6e307f55204e4ae20b73ada2b4a4493c31",
    licence="MIT",
    home="https://github.com/UnMolDeQuimica/manim-Chemistry",
    symbols=names("""
        BohrAtom MMoleculeObject NamedMolecule GraphMolecule ChemicalFormula ComplexFormula PeriodicTable
        MElementObject
    """),
    needs={"pandas>=2.2": "pandas", "xmltodict>=0.13": "xmltodict", "requests>=2.31": "requests"},
    broken=(
        Broken("Orbital", "It is drawn with OpenGL, and takes a function that SciPy no longer has."),
        Broken("ThreeDMolecule", "It is drawn with OpenGL only.", "Use MMoleculeObject, the flat structural formula."),
        Broken(
            "molecule_from_pubchem",
            "It asks a server; scenes have no network.",
            "Write the molecule into the script: MMoleculeObject.from_mol_string(BLOCK.splitlines()).",
        ),
        Broken(
            "molecule_from_file",
            "Scenes have no files.",
            "Write the molecule into the script: MMoleculeObject.from_mol_string(BLOCK.splitlines()).",
        ),
    ),
    shims=("PeriodicTable() needs no file: it takes the elements from the plugin's own code and shows their symbols.",),
    advice=(
        "A mol block is handed over as a list of lines: MMoleculeObject.from_mol_string(BLOCK.splitlines()).",
        'With balls: GraphMolecule.molecule_from_string(BLOCK.splitlines(), format="mol", label=True).',
        "In a GraphMolecule read from a mol block, the bond between atoms 2 and 3 is molecule.edges[3, 2].",
        "BohrAtom fills its shells with 2, 8 and 18 electrons: right up to argon (e=18), wrong from potassium on.",
        "BohrAtom's orbits have radius 1, 2, 3: scale it; e=0 fails.",
        "Elements are there as H, He, Li …, each with symbol, name, atomic_number, mass and cpk_color.",
    ),
    routing=Routing(
        surely=phrases(r"""
            (?:chart|table) of (?:all )?(?:the )?elements
            molecul(?:e|es|ar) | periodic table
            chemical (?:formula|bond|element|compound|reaction|equation|structure)s?e? | bohr(?:'s)? (?:atom|model)s?
            bohr(?:'s)? | electron (?:shell|configuration)s? | valence electrons? | electron orbitals?
            (?:covalent|ionic|double|triple|hydrogen|single) bonds? | structural formulas?e? | functional groups?
            isomers? | isomeri[sz]m | benzene | methane | ethane | ethanol | ethene | ethylene | glucose | caffeine
            ammonia | carbon dioxide | h2o | co2 | ch4 | nh3 | aspirin | organic chemistry | hydrocarbons? | alkanes?
            alkenes? | alkynes? | alcohols? | amino acids? | lewis structures? | stoichiometry | noble gas(?:es)?
            alkali metals? | halogens? | transition metals? | atomic (?:number|structure|model|mass)s?(?:es)?
        """),
        perhaps=phrases(r"""
            atoms? | electrons? | protons? | neutrons? | shells? | bonds? | bonding | elements? | chemistry | chemical
            acids? | compounds? | ions? | carbon | oxygen | hydrogen | nitrogen | sodium | helium | lithium | chlorine
            nucle(?:us|i) | reactions? | formulas?
        """),
        unless=phrases(r"""
            government bonds? | bond (?:price|yield|market)s? | james bond | compound interest
            (?:matrix|set|array) elements? | elements? of (?:a|the) (?:set|matrix|array|group|list)
            carbon (?:footprint|tax|cycle)s? | chemistry between
            (?:quadratic|distance|recursive|explicit|euler's|compound interest) formulas? | binary acids? test
            electrons? in a (?:wire|circuit)
        """),
    ),
)
