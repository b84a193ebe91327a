r"""The commands and environments of LaTeX that set type and change nothing else.

A formula made of these alone leaves TeX as it found it: none of them defines a command, counts, writes or reads a file,
or changes what a character means. The symbols are those that LaTeX and ``amssymb`` declare as such
(``fontmath.ltx``, ``amssymb.sty``); the others were picked by hand from the manuals of LaTeX and ``amsmath``.
"""

from __future__ import annotations

_SYMBOLS = """
    Arrowvert Bbbk Bumpeq Cap Cup Delta Downarrow Finv Game Gamma Im Lambda Leftarrow Leftrightarrow Lleftarrow Lsh
    Omega Phi Pi Psi Re Rightarrow Rrightarrow Rsh Sigma Subset Supset Theta Uparrow Updownarrow Upsilon Vdash Vert
    Vvdash Xi acute aleph alpha amalg approx approxeq arrowvert ast asymp backepsilon backprime backsim backsimeq
    backslash bar barwedge because beta beth between bigcap bigcirc bigcup bigodot bigoplus bigotimes bigsqcup
    bigstar bigtriangledown bigtriangleup biguplus bigvee bigwedge blacklozenge blacksquare blacktriangle
    blacktriangledown blacktriangleleft blacktriangleright bot boxdot boxminus boxplus boxtimes bracevert breve
    bullet bumpeq cap cdot centerdot check chi circ circeq circlearrowleft circlearrowright circledS circledast
    circledcirc circleddash clubsuit colon complement coprod cup curlyeqprec curlyeqsucc curlyvee curlywedge
    curvearrowleft curvearrowright dagger daleth dashv ddagger ddot delta diagdown diagup diamond diamondsuit
    digamma div divideontimes dot doteqdot dotplus doublebarwedge downarrow downdownarrows downharpoonleft
    downharpoonright ell emptyset epsilon eqcirc eqsim eqslantgtr eqslantless equiv eta eth exists fallingdotseq
    flat forall frown gamma ge geq geqq geqslant gets gg ggg gimel gnapprox gneq gneqq gnsim grave gtrapprox gtrdot
    gtreqless gtreqqless gtrless gtrsim gvertneqq hat heartsuit hslash imath in infty intercal iota jmath kappa
    lambda land langle lbrace lceil le leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows
    leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftthreetimes leq leqq leqslant
    lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim lfloor lgroup lhd ll lll lmoustache lnapprox lneq lneqq
    lnot lnsim looparrowleft looparrowright lor lozenge ltimes lvertneqq mathdollar mathparagraph mathring
    mathsection measuredangle mid mp mu multimap nLeftarrow nLeftrightarrow nRightarrow nVDash nVdash nabla natural
    ncong nearrow neg nexists ngeq ngeqq ngeqslant ngtr ni nleftarrow nleftrightarrow nleq nleqq nleqslant nless
    nmid nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq
    nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu nvDash nvdash nwarrow
    odot omega ominus oplus oslash otimes owns parallel partial perp phi pi pitchfork pm prec precapprox
    preccurlyeq preceq precnapprox precneqq precnsim precsim prime prod propto psi rangle rbrace rceil rfloor
    rgroup rhd rho rightarrow rightarrowtail rightharpoondown rightharpoonup rightleftarrows rightrightarrows
    rightsquigarrow rightthreetimes risingdotseq rmoustache rtimes searrow setminus sharp shortmid shortparallel
    sigma sim simeq smallfrown smallint smallsetminus smallsmile smile spadesuit sphericalangle sqcap sqcup
    sqsubseteq sqsupseteq square star subset subseteq subseteqq subsetneq subsetneqq succ succapprox succcurlyeq
    succeq succnapprox succneqq succnsim succsim sum supset supseteq supseteqq supsetneq supsetneqq swarrow tau
    therefore theta thickapprox thicksim tilde times to top triangle triangledown triangleleft trianglelefteq
    triangleq triangleright trianglerighteq twoheadleftarrow twoheadrightarrow unlhd unrhd uparrow updownarrow
    upharpoonleft upharpoonright uplus upsilon upuparrows vDash varbigtriangledown varbigtriangleup varepsilon
    varkappa varnothing varphi varpi varpropto varrho varsigma varsubsetneq varsubsetneqq varsupsetneq
    varsupsetneqq vartheta vartriangle vartriangleleft vartriangleright vdash vec vee veebar vert wedge widehat
    widetilde wp wr xi zeta
"""

_MATHEMATICS = """
    Biggl Biggm Biggr Bigl Bigm Bigr Big Bigg Longleftarrow Longleftrightarrow Longrightarrow Overset arccos arcsin
    arctan arg atop atopwithdelims big bigg biggl biggm biggr bigl bigm bigr binom bmod bowtie boxed brace brack cdots
    cfrac choose cong cos cosh cot coth csc dbinom ddddot dddot ddots deg det dfrac dim displaylimits displaystyle
    doteq dots dotsb dotsc dotsi dotsm dotso exp frac gcd genfrac hbar hom hookleftarrow hookrightarrow hphantom iff
    idotsint iiiint iiint iint impliedby implies inf injlim int intertext joinrel ker lVert ldots left lefteqn lg lim
    liminf limits limsup ln log longleftarrow longleftrightarrow longmapsto longrightarrow lvert mapsto mathbb mathbf
    mathbin mathcal mathclose mathfrak mathinner mathit mathnormal mathop mathopen mathord mathpunct mathrel mathrm
    mathsf mathstrut mathtt max middle min mod models mspace ne neq nolimits nonumber not notag notin oint operatorname
    over overbrace overleftarrow overleftrightarrow overline overrightarrow overset overwithdelims phantom pmb pmod
    pod Pr projlim qquad quad rVert relbar Relbar right rightleftharpoons root rvert scriptscriptstyle scriptstyle sec
    sideset sin sinh skew smash sqrt stackrel substack sup surd tan tanh tbinom text textstyle tfrac underbrace
    underleftarrow underleftrightarrow underline underrightarrow underset uproot leftroot varinjlim varliminf varlimsup
    varprojlim vdots vphantom xleftarrow xrightarrow dotsint lvertneqq gvertneqq boldsymbol mathchoice thickspace
    medspace thinspace negthinspace negmedspace negthickspace varDelta varGamma varLambda varOmega varPhi varPi varPsi
    varSigma varTheta varUpsilon varXi trianglelefteq Doteq doublecap doublecup dasharrow dashleftarrow dashrightarrow
    restriction yen circledR maltese ulcorner urcorner llcorner lrcorner leadsto Box Diamond Join mathellipsis
    intop ointop colon implies And gggtr llless
"""

_TEXT = """
    AA AE Huge LARGE LaTeX LaTeXe Large L O OE P S TeX aa ae b bf bfseries c centering copyright d dag ddag em emph
    fbox footnotesize framebox guillemotleft guillemotright H hfil hfill hline hrule hskip hspace hss huge i indent it
    itshape j k kern l large lower makebox mbox mdseries medskip multicolumn newline noindent normalfont normalsize o
    oe par parbox pounds quotedblbase quotesinglbase r raggedleft raggedright raise raisebox relax rm rmfamily rule sc
    scriptsize scshape sf sffamily sl slshape small smallskip bigskip ss strut t textasciicircum textasciitilde
    textbackslash textbar textbf textbraceleft textbraceright textbullet textcopyright textdegree textdollar
    textellipsis textemdash textendash textexclamdown textgreater textit textless textmd textnormal textparagraph
    textperiodcentered textquestiondown textquotedblleft textquotedblright textquoteleft textquoteright textregistered
    textrm textsc textsection textsf textsl textsterling textsubscript textsuperscript texttrademark texttt
    textunderscore textup tiny tt ttfamily u underbar upshape v vfill vskip vspace cline item boldmath
    unboldmath mathversion normal bold slash space enspace enskip cr hbox vcenter
"""

SYMBOLS = frozenset(_SYMBOLS.split())
WORDS = SYMBOLS | frozenset(_MATHEMATICS.split()) | frozenset(_TEXT.split())

# Numbered ones count; those that change what characters mean, or keep their content for later, are not here.
_ENVIRONMENTS = """
    align* alignat* aligned alignedat array Bmatrix bmatrix cases center displaymath equation* flalign* flushleft
    flushright gather* gathered itemize math matrix minipage multline* pmatrix quote smallmatrix split subarray tabular
    Vmatrix vmatrix
"""
ENVIRONMENTS = frozenset(_ENVIRONMENTS.split())

# Packages whose commands do the same, with those commands; a package that only changes how letters look has none.
PACKAGES = {
    name: frozenset(words.split())
    for name, words in {
        "amsfonts": "",
        "amsmath": "",
        "amssymb": "",
        "babel": "",
        "bm": "bm",
        "cancel": "cancel bcancel xcancel cancelto",
        "color": "color textcolor colorbox fcolorbox",
        "inputenc": "",
        "fontenc": "",
        "lmodern": "",
        "mathrsfs": "mathscr",
        "mathtools": "coloneqq eqqcolon mathclap mathllap mathrlap",
        "xcolor": "color textcolor colorbox fcolorbox",
    }.items()
}
